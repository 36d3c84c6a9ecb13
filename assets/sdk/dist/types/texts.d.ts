declare const en: {
    announcements: string;
    unread: string;
    dismiss: string;
    ack: string;
    more: string;
    none: string;
    warning: string;
    critical: string;
    updated: string;
    recalled: string;
    answered: string;
    missed: (missed: number, valid: number) => string;
    gap: string;
};
export type Texts = typeof en;
/** The language of the page around the element, which may not be in it yet, else the browser's. */
export declare function languageOf(element: Element): string;
export declare function textsIn(language: string): Texts;
export {};
