// A WebSocket that comes back by itself. Knows the way to the server and when to stay away, and nothing of the log.

export type State =
  | { kind: 'connecting'; again: boolean }
  /** `plain`: texts come as `message`, and no delivery can be proved. */
  | { kind: 'live'; plain: boolean }
  /** The next attempt is at `until`, in milliseconds of the page's clock. */
  | { kind: 'waiting'; until: number; wasLive: boolean }
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
  /** Null: plain is not wanted. */
  address(plain: boolean): string | null;
  hello(): Promise<object>;
  changed(state: State): void;
  frame(text: string): void;
  message(data: string | ArrayBuffer): void;
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
  state: State = { kind: 'connecting', again: false };
  /** What the server said before it closes the connection. */
  bye: Bye | undefined;
  readonly #observer: Observer;
  readonly #Socket: typeof WebSocket;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #wasLive = false;
  #speaksV1 = false;

  constructor(observer: Observer, Socket: typeof WebSocket) {
    this.#observer = observer;
    this.#Socket = Socket;
    const on = globalThis.addEventListener;
    on?.('online', () => this.hurry());
    on?.('offline', () => this.#distrust());
    globalThis.document?.addEventListener('visibilitychange', () => document.hidden || this.hurry());
    globalThis.document?.addEventListener('securitypolicyviolation', event => this.#violated(event));
  }

  connect(plain = false): void {
    this.#drop();
    this.bye = undefined;
    this.#become({ kind: 'connecting', again: this.#wasLive || this.#failures > 0 });
    let socket: WebSocket;
    try {
      socket = new this.#Socket(this.#observer.address(plain)!, plain ? [] : ['pushdeck.v1']);
    } catch {
      this.#become({ kind: 'blocked' });
      return;
    }
    this.#socket = socket;
    let opened = false;
    const lost = (code: number, reason: string): void => {
      // Browsers do not say why: a server that leaves the subprotocol out looks like none at all.
      if (opened || plain || this.#speaksV1 || !this.#observer.address(true)) this.#closed(code, reason);
      else this.connect(true);
    };
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      opened = true;
      if (socket.protocol) void this.#greet(socket);
      else if (this.#observer.address(true)) this.#live(true);
      else this.#closed(1002, '');
    };
    socket.onmessage = ({ data }) => {
      if (socket.protocol && typeof data === 'string') this.#observer.frame(data);
      else this.#observer.message(data);
    };
    socket.onclose = ({ code, reason }) => lost(code, reason);
    // Some implementations throw what nobody listens to; the close that follows says it all.
    socket.onerror = () => {};
    this.#timer = setTimeout(() => lost(1006, ''), CONNECT_LIMIT_MS);
  }

  /** Connects at once if it is only waiting for its turn, unless the server asked for the wait. */
  hurry(): void {
    if (this.state.kind === 'waiting' && !this.bye) this.connect();
  }

  close(): void {
    this.#drop();
    this.#become({ kind: 'stopped', code: 1000, reason: '' });
  }

  send(data: string): void {
    this.#socket?.send(data);
  }

  welcomed(): void {
    this.#speaksV1 = true;
    this.#live(false);
  }

  /** There was a sign of life; without another in that time the connection is dead. */
  alive(limitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#closed(1006, ''), limitMs);
  }

  async #greet(socket: WebSocket): Promise<void> {
    try {
      const hello = await this.#observer.hello();
      if (socket === this.#socket) this.send(JSON.stringify(hello));
    } catch {
      if (socket === this.#socket) this.#closed(1006, '');
    }
  }

  #live(plain: boolean): void {
    clearTimeout(this.#timer);
    this.#failures = 0;
    this.#wasLive = true;
    this.#become({ kind: 'live', plain });
  }

  #closed(code: number, reason: string): void {
    const { bye } = this;
    this.#drop();
    if ((code >= 4500 && code <= 4999) || (bye && bye.after === undefined)) {
      this.#failures = 0;
      this.#become({ kind: 'stopped', code, reason: reason || bye?.reason || '' });
      return;
    }
    const wait = backoff(++this.#failures, Math.random()) + 1_000 * (bye?.after ?? 0);
    this.#timer = setTimeout(() => this.connect(), wait);
    this.#become({ kind: 'waiting', until: Date.now() + wait, wasLive: this.#wasLive });
  }

  /** The device says its network is gone: only a server on this very machine is still there. */
  #distrust(): void {
    if (this.state.kind === 'live' && !/\/\/(localhost|127\.|\[::1)/.test(this.#socket!.url)) this.#closed(1006, '');
  }

  /** Trying again would change nothing. */
  #violated({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void {
    if (effectiveDirective !== 'connect-src' || !this.#socket?.url.startsWith(blockedURI)) return;
    this.#drop();
    this.#become({ kind: 'blocked' });
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
