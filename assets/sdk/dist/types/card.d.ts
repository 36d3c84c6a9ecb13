import type { Push } from './journal.js';
import type { Texts } from './texts.js';
export interface Card {
    /** An article with a shadow of its own, so that it looks the same wherever a page puts it. */
    readonly host: HTMLElement;
    /** Shows the push as it is now, in place; whoever is at a button stays there. With `answer` it was answered so. */
    show(push: Push, answer?: string): void;
}
export declare function newCard(texts: Texts, language: string, act: (action: string) => void, dismiss: () => void): Card;
