export type State = {
    kind: 'connecting';
    again: boolean;
}
/** `plain`: texts come as `message`, and no delivery can be proved. */
 | {
    kind: 'live';
    plain: boolean;
}
/** The next attempt is at `until`, in milliseconds of the page's clock. */
 | {
    kind: 'waiting';
    until: number;
    wasLive: boolean;
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
    /** Null: plain is not wanted. */
    address(plain: boolean): string | null;
    hello(): Promise<object>;
    changed(state: State): void;
    frame(text: string): void;
    message(data: string | ArrayBuffer): void;
}
/** Full jitter: anywhere from the shortest wait to a limit that doubles with each failure. `random` is in [0, 1). */
export declare function backoff(failures: number, random: number): number;
export declare class Connection {
    #private;
    state: State;
    /** What the server said before it closes the connection. */
    bye: Bye | undefined;
    constructor(observer: Observer, Socket: typeof WebSocket);
    connect(plain?: boolean): void;
    /** Connects at once if it is only waiting for its turn, unless the server asked for the wait. */
    hurry(): void;
    close(): void;
    send(data: string): void;
    welcomed(): void;
    /** There was a sign of life; without another in that time the connection is dead. */
    alive(limitMs: number): void;
}
