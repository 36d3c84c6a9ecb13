// What the scenarios talk with: one connection to the server, and the operator behind it.

import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';

/** How long anything may take; less where only failures are awaited. */
const PATIENCE_MS = Number(process.env.PATIENCE_MS ?? 10_000);

/** A connection that writes down what comes. Pings are answered, as every client must. */
export class Connection {
  /** What came and nobody has asked for yet; `closed` is {code, reason} in the end. */
  waiting = [];
  closed = undefined;
  #look = () => {};

  constructor(url, protocols = 'pushdeck.v1') {
    this.socket = new WebSocket(url, protocols);
    this.opened = new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
    this.socket.on('message', (data, binary) => {
      const frame = binary ? { type: 'bytes', bytes: [...data] } : JSON.parse(data);
      if (frame.type === 'ping') this.send({ type: 'pong' });
      this.waiting.push(frame);
      this.#look();
    });
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#look();
    });
    this.socket.on('error', () => {});
  }

  send(frame) {
    this.raw(JSON.stringify(frame));
  }

  raw(data) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(data);
  }

  /** The first frame of this type, out of those nobody has asked for; others stay. */
  async next(type, limitMs = PATIENCE_MS) {
    await this.until(`a frame "${type}"`, () => this.waiting.some(frame => frame.type === type), limitMs);
    const at = this.waiting.findIndex(frame => frame.type === type);
    return this.waiting.splice(at, 1)[0];
  }

  /** What comes next of all but pings. */
  async nextOfAll() {
    const isOne = frame => frame.type !== 'ping';
    await this.until('a frame', () => this.waiting.some(isOne), PATIENCE_MS);
    return this.waiting.splice(this.waiting.findIndex(isOne), 1)[0];
  }

  async closing(limitMs = PATIENCE_MS) {
    await this.until('the end of the connection', () => this.closed, limitMs);
    return this.closed;
  }

  /** All frames of these types that came before the answer to a message that is sent now. */
  async soFar(...types) {
    this.send({ type: 'message', id: 999_999, text: 'so far' });
    await this.until('the answer', () => this.waiting.some(frame => frame.type === 'reply' && frame.to === 999_999), PATIENCE_MS);
    const found = this.waiting.filter(frame => types.includes(frame.type));
    this.waiting = this.waiting.filter(frame => !types.includes(frame.type) && frame.to !== 999_999);
    return found;
  }

  until(what, test, limitMs = PATIENCE_MS) {
    return new Promise((resolve, reject) => {
      const came = () => (this.closed ? `closed with ${JSON.stringify(this.closed)}` : JSON.stringify(this.waiting).slice(0, 500));
      const timer = setTimeout(() => reject(new Error(`Waited in vain for ${what}; ${came()}`)), limitMs);
      this.#look = () => {
        if (!test()) {
          if (!this.closed) return;
          clearTimeout(timer);
          reject(new Error(`Closed while waiting for ${what}: ${came()}`));
          return;
        }
        clearTimeout(timer);
        this.#look = () => {};
        resolve();
      };
      this.#look();
    });
  }

  /** Without a word, as when the network is gone. */
  cut() {
    this.socket.terminate();
  }
}

/** The operator: orders go out on stdout, answers come back on stdin, each a JSON object in a line. */
export class Operator {
  #orders = 0;
  #open = new Map();
  #ended = false;

  constructor(input, say) {
    this.say = say;
    const lines = createInterface({ input });
    lines.on('line', line => {
      const { answer, refused, ...rest } = JSON.parse(line);
      const order = this.#open.get(answer);
      this.#open.delete(answer);
      if (refused === undefined) order?.resolve(rest);
      else order?.reject(new Error(`The operator refused ${order.what}: ${refused}`));
    });
    lines.on('close', () => {
      this.#ended = true;
      for (const { reject, what } of this.#open.values()) reject(new Error(`Nobody answers the order "${what}"`));
    });
  }

  order(what, fields = {}) {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new Error(`Nobody answers the order "${what}"`));
      this.#open.set(++this.#orders, { resolve, reject, what });
      this.say({ order: this.#orders, do: what, ...fields });
    });
  }

  /** The id of the push; `to` is a client, or an audience. */
  async push(to, announcement) {
    const audience = typeof to === 'string' ? { clients: [to] } : to;
    return (await this.order('push', { to: audience, announcement })).id;
  }

  /** Waits until what became of a push is so. Receipts are stored a moment after they come. */
  async deliveries(id, test) {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const { deliveries } = await this.order('deliveries', { id });
      if (test(deliveries)) return deliveries;
      assert.ok(Date.now() < deadline, `Waited in vain for receipts; there is ${JSON.stringify(deliveries)}`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
