import { type State } from './connection.js';
import { type Push } from './journal.js';
import type { Welcome } from './protocol.js';
export { backoff, type State } from './connection.js';
export type { Push } from './journal.js';
export type * from './protocol.js';
export interface Options {
    /** `ws://` or `wss://`. */
    url: string;
    /** Who this is. Left out: an id that all tabs of this browser share. Empty: a guest. */
    client?: string;
    name?: string;
    groups?: string[];
    /** Proof of who this is; a function is asked anew for each connection. */
    token?: string | (() => string | Promise<string>);
}
/** Why a push is no longer kept. `expire` is also said of the oldest of too many. */
export type Leaving = 'recall' | 'expire' | 'dismiss' | 'act' | 'replace';
export interface Gone {
    id: string;
    why: Leaving;
    /** With `act`: the button. */
    action?: string;
}
export interface Events extends Record<Leaving, Gone> {
    state: State;
    welcome: Welcome;
    push: Push;
    update: Push;
    /** It came on screen here or in another tab of this person. */
    read: Push;
    /** What was sent while this client was away; of these, `valid` follow. */
    digest: Welcome;
    /** What was missed can no longer be told. */
    gap: 'unknown-epoch' | 'forgotten';
    groups: readonly string[];
    /** Outside the log, from a program. */
    message: string | ArrayBuffer;
}
/** An answer of the server that says no, or none at all: `code` is as in the protocol, or `lost`. */
export interface Refusal extends Error {
    code: string;
}
/** Begins to connect. What the options say may be changed later and counts from the next `connect()`. */
export declare function connect(options: Options): Client;
export declare class Client {
    #private;
    readonly options: Options;
    /** Who this is to the server, and the groups it is in. */
    id: string;
    groups: readonly string[];
    constructor(options: Options);
    get state(): State;
    /** What is kept: neither dismissed, answered, expired nor recalled; oldest first. */
    get pushes(): ReadonlyMap<string, Push>;
    /** Calls `listener` from now on; what comes back ends that. */
    on<K extends keyof Events>(event: K, listener: (value: Events[K]) => void): () => void;
    /** Connects at once, whatever the state; an open connection is given up first. */
    connect(): void;
    /** Ends the connection; nothing more happens until `connect`. */
    close(): void;
    /** A message to the operator. It is outside the log: when this fails, it may still have arrived. */
    send(text: string): Promise<void>;
    join(group: string): Promise<void>;
    leave(group: string): Promise<void>;
    /** The push is in the page. */
    displayed(id: string): void;
    /** It was on screen, in a visible and focused page, for a second. */
    read(id: string): void;
    /** A button was pressed: the id of an action, `ack`, or `link`, which alone does not answer the push. */
    act(id: string, action: string): void;
    /** Takes it away here and in the other tabs of this person. */
    dismiss(id: string): void;
}
