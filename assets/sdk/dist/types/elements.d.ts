/** One sheet for all: a strict content security policy lets it pass, as it would not a style element. */
export declare function shadowOf(host: HTMLElement): ShadowRoot;
/** Words from the wire only ever become text nodes, in the direction they are written. */
export declare function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...content: (Node | string)[]): HTMLElementTagNameMap[K];
/** A link, or its words alone where the address is neither http nor https. */
export declare function linkTo(url: string, ...content: (Node | string)[]): HTMLElement;
export declare function button(className: string, onPress: (() => void) | null, ...content: (Node | string)[]): HTMLButtonElement;
