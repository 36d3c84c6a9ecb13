// A WebSocket that comes back by itself. Knows the way to the server and when to stay away, and nothing of the log.

export type State =
  | { kind: 'connecting' }
  | { kind: 'live' }
  /** The next attempt is at `until`, in milliseconds of the page's clock. */
  | { kind: 'waiting'; until: number }
  /** It stays away until `connect` is called. */
  | { kind: 'stopped'; code: number; reason: string }
  /** The browser refuses the address. */
  | { kind: 'blocked' };

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

const CONNECT_LIMIT_MS = 10_000;
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** Full jitter: anywhere from the shortest wait to a limit that doubles with each failure. `random` is in [0, 1). */
export function backoff(failures: number, random: number): number {
  const limit = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** failures);
  return SHORTEST_WAIT_MS + random * (limit - SHORTEST_WAIT_MS);
}

export class Connection {
  state: State = { kind: 'connecting' };
  /** What the server said before it closes the connection. */
  bye: Bye | undefined;
  readonly #observer: Observer;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(observer: Observer) {
    this.#observer = observer;
    // Of a hidden tab the timers may wait for a minute, so it looks anew when it is seen.
    for (const event of ['visibilitychange', 'online']) globalThis.addEventListener?.(event, () => this.#hurry(), true);
    // A browser may keep a page that was left, with its socket, and the person would seem to be there still.
    globalThis.addEventListener?.('pagehide', () => this.#socket && this.#closed());
  }

  connect(): void {
    this.#drop();
    this.bye = undefined;
    this.#become({ kind: 'connecting' });
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.#observer.address(), 'pushdeck.v1');
    } catch {
      this.#become({ kind: 'blocked' });
      return;
    }
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.#greet(socket);
    socket.onmessage = ({ data }) => (typeof data === 'string' ? this.#observer.frame(data) : this.#observer.message(data));
    socket.onclose = ({ code, reason }) => this.#closed(code, reason);
    // Some implementations throw what nobody listens to; the close that follows says it all.
    socket.onerror = () => {};
    this.#timer = setTimeout(() => this.#closed(), CONNECT_LIMIT_MS);
  }

  close(): void {
    this.#drop();
    this.#become({ kind: 'stopped', code: 1000, reason: '' });
  }

  send(data: string): void {
    this.#socket?.send(data);
  }

  welcomed(): void {
    clearTimeout(this.#timer);
    this.#failures = 0;
    this.#become({ kind: 'live' });
  }

  /** There was a sign of life; without another in that time the connection is dead. */
  alive(limitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#closed(), limitMs);
  }

  /** Connects at once if it is only waiting for its turn, unless the server asked for the wait. */
  #hurry(): void {
    if (this.state.kind === 'waiting' && !this.bye) this.connect();
  }

  async #greet(socket: WebSocket): Promise<void> {
    try {
      const hello = await this.#observer.hello();
      if (socket === this.#socket) this.send(JSON.stringify(hello));
    } catch {
      if (socket === this.#socket) this.#closed();
    }
  }

  #closed(code = 1006, reason = ''): void {
    const { bye } = this;
    this.#drop();
    if ((code >= 4500 && code < 5_000) || (bye && bye.after == null)) {
      this.#failures = 0;
      this.#become({ kind: 'stopped', code, reason: reason || bye?.reason || '' });
      return;
    }
    const wait = backoff(++this.#failures, Math.random()) + 1_000 * (bye?.after ?? 0);
    this.#timer = setTimeout(() => this.connect(), wait);
    this.#become({ kind: 'waiting', until: Date.now() + wait });
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #become(state: State): void {
    this.state = state;
    this.#observer.changed(state);
  }
}
