import type { Announcement, Stage } from './protocol.js';
/** A push that is kept: neither dismissed, answered, expired nor recalled. */
export interface Push {
    id: string;
    /** When it was accepted, ISO 8601. */
    at: string;
    version: number;
    announcement: Announcement;
    /** Sent while this client was away. */
    missed: boolean;
    /** How far it has come here: 1 received, 2 displayed, 3 read. */
    reached: number;
}
/** A stage that the server has not kept yet, as far as is known; `said` on this connection. */
export interface Receipt {
    id: string;
    stage: Stage;
    action?: string | undefined;
    said?: boolean;
}
export interface Journal {
    position: {
        epoch: string;
        offset: number;
    } | undefined;
    readonly pushes: Map<string, Push>;
    receipts: Receipt[];
    /** Whether this version of the push is news; from then on it is not. */
    isNews(id: string, version: number): boolean;
    saveSoon(): void;
    save(): void;
}
/** The one that was written under this name in this tab, or an empty one. */
export declare function openJournal(name: string): Journal;
