/** From the first press on there may be sound. */
export declare function waitForGesture(): void;
/** One tone that fades. */
export declare function chime(): void;
