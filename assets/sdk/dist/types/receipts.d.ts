import type { Journal } from './journal.js';
import type { Stage } from './protocol.js';
export declare class Receipts {
    #private;
    /** A connection that was silent for so long would be dead: what was sent before has arrived. */
    doubtMs: number;
    /** `send` says whether the frame was handed to a live connection. */
    constructor(journal: Journal, send: (frame: object) => boolean);
    note(stage: Stage, id: string, action?: string): void;
    /** On a new connection: what the last one may have lost is said again. The server keeps the first time of each. */
    again(): void;
    flush(): void;
}
