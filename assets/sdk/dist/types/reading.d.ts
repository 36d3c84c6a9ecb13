/** Calls once when the element was on screen, in a visible and focused page, for a second; what comes back ends the watch. */
export declare function whenRead(element: Element, onRead: () => void): () => void;
