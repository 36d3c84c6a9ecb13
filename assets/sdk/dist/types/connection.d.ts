export type State = {
    kind: 'connecting';
} | {
    kind: 'live';
}
/** The next attempt is at `until`, in milliseconds of the page's clock. */
 | {
    kind: 'waiting';
    until: number;
}
/** It stays away until `connect` is called. */
 | {
    kind: 'stopped';
    code: number;
    reason: string;
}
/** The browser refuses the address. */
 | {
    kind: 'blocked';
};
export interface Bye {
    after?: number;
    reason?: string;
}
/** Who uses the connection. `address` and `hello` are asked anew for each attempt. */
export interface Observer {
    address(): string;
    hello(): Promise<object>;
    changed(state: State): void;
    frame(text: string): void;
    message(data: ArrayBuffer): void;
}
/** Full jitter: anywhere from the shortest wait to a limit that doubles with each failure. `random` is in [0, 1). */
export declare function backoff(failures: number, random: number): number;
export declare class Connection {
    #private;
    state: State;
    /** What the server said before it closes the connection. */
    bye: Bye | undefined;
    constructor(observer: Observer);
    connect(): void;
    close(): void;
    send(data: string): void;
    welcomed(): void;
    /** There was a sign of life; without another in that time the connection is dead. */
    alive(limitMs: number): void;
}
