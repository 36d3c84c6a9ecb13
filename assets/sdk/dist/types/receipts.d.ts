import type { Journal } from './journal.js';
import type { Stage } from './protocol.js';
export interface Receipts {
    note(stage: Stage, id: string, action?: string): void;
    /**
     * On a new connection: what the last one may have lost is said again, and the server keeps the first time of each.
     * A connection that was silent for `doubtMs` would have been dead: what was said before has arrived.
     */
    again(doubtMs: number): void;
}
/** `send` says whether the frame was handed to a live connection. */
export declare function newReceipts(journal: Journal, send: (frame: object) => boolean): Receipts;
