'use strict';
// One connection that comes back by itself. Knows nothing of the page: it tells its observer what is so.
//
// States: {kind: 'connecting', again} · {kind: 'live'} · {kind: 'waiting', until, wasLive}
//         {kind: 'stopped', code, reason} · {kind: 'blocked'}

globalThis.PushdeckConnection = (() => {
  const CONNECT_LIMIT_MS = 5_000;
  const STABLE_AFTER_MS = 5_000;
  const SHORTEST_WAIT_MS = 500;
  const LONGEST_WAIT_MS = 20_000;

  /** Full jitter: anywhere from the shortest wait to a limit that doubles with each failure. `random` is in [0, 1). */
  function backoff(failures, random) {
    const limit = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** failures);
    return SHORTEST_WAIT_MS + random * (limit - SHORTEST_WAIT_MS);
  }

  /** Whether a close code asks the client to stay away. */
  function staysAway(code) {
    return code >= 4500 && code <= 4999;
  }

  class Connection {
    #address;
    #observer;
    #socket = null;
    #timer = 0;
    #failures = 0;
    #wasLive = false;

    /** `address` gives the url anew for each attempt; `observer` has `changed(state)` and `received(data)`. */
    constructor(address, observer) {
      this.#address = address;
      this.#observer = observer;
      this.state = null;
    }

    /** Connects at once, whatever the state; an open connection is given up first. */
    connect() {
      this.#drop();
      this.#become({ kind: 'connecting', again: this.#wasLive || this.#failures > 0 });
      let socket;
      try {
        socket = new WebSocket(this.#address());
      } catch {
        this.#become({ kind: 'blocked' });
        return;
      }
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => this.#opened();
      socket.onmessage = event => this.#observer.received(event.data);
      socket.onclose = event => this.#closed(event.code, event.reason);
      this.#socket = socket;
      this.#timer = setTimeout(() => this.#closed(1006, ''), CONNECT_LIMIT_MS);
    }

    /** Connects at once if it is only waiting for its turn. */
    hurry() {
      if (this.state?.kind === 'waiting') this.connect();
    }

    /** The device says its network is gone: an open connection cannot be trusted any more. */
    distrust() {
      if (this.state?.kind === 'live') this.#closed(1006, '');
    }

    /** The browser refused the address: trying again would change nothing. */
    block() {
      this.#drop();
      this.#become({ kind: 'blocked' });
    }

    /** Whether the text was handed to a live connection. */
    send(text) {
      if (this.state?.kind !== 'live' || this.#socket.readyState !== WebSocket.OPEN) return false;
      this.#socket.send(text);
      return true;
    }

    #opened() {
      clearTimeout(this.#timer);
      this.#wasLive = true;
      this.#become({ kind: 'live' });
      this.#timer = setTimeout(() => { this.#failures = 0; }, STABLE_AFTER_MS);
    }

    #closed(code, reason) {
      this.#drop();
      if (staysAway(code)) {
        this.#failures = 0;
        this.#become({ kind: 'stopped', code, reason });
        return;
      }
      this.#failures += 1;
      const wait = backoff(this.#failures, Math.random());
      this.#timer = setTimeout(() => this.connect(), wait);
      this.#become({ kind: 'waiting', until: Date.now() + wait, wasLive: this.#wasLive });
    }

    #drop() {
      clearTimeout(this.#timer);
      const socket = this.#socket;
      if (!socket) return;
      this.#socket = null;
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }

    #become(state) {
      this.state = state;
      this.#observer.changed(state);
    }
  }

  return { Connection, backoff, staysAway };
})();
