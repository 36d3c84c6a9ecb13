import type { Journal } from './journal.js';
import type { Stage } from './protocol.js';
export interface Receipts {
    note(stage: Stage, id: string, action?: string): void;
    /** On a new connection: what the last one did not see answered is said again; the server keeps the first time of each. */
    again(): void;
}
/** `ask` resolves once the server has kept what the frame says. */
export declare function newReceipts(journal: Journal, ask: (frame: object) => Promise<void>): Receipts;
