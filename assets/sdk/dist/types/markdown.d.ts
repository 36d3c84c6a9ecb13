/** Paragraphs and lists. */
export declare function markdown(text: string): HTMLElement[];
