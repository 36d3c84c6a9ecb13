// As much of a browser as the client asks for, so that one Node process can be several tabs.

import { WebSocket } from 'ws';
import { connect } from '../dist/pushdeck-client.mjs';

/** A storage that holds up to `room` characters. */
export class FakeStorage {
  #items = new Map();
  constructor(room = Infinity) {
    this.room = room;
  }
  getItem(key) {
    return this.#items.get(key) ?? null;
  }
  setItem(key, value) {
    if (value.length > this.room) throw new Error('QuotaExceededError');
    this.#items.set(key, value);
  }
  removeItem(key) {
    this.#items.delete(key);
  }
}

/** Node has one of its own only from version 22 on. */
globalThis.WebSocket = WebSocket;

function put(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** Another person's browser. */
export function newBrowser() {
  put('localStorage', new FakeStorage());
  put('sessionStorage', new FakeStorage());
}

/** Another tab of it; what comes back brings this one to the front again. */
export function newTab(storage = new FakeStorage()) {
  put('sessionStorage', storage);
  return storage;
}

export function forbidStorage() {
  for (const area of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(globalThis, area, {
      configurable: true,
      get: () => {
        throw new Error('SecurityError');
      },
    });
  }
}

const open = new Set();

/** Connects, and writes down every event as [name, value] in `log`. */
export function watch(options) {
  const client = connect(options);
  open.add(client);
  const log = [];
  const waiting = new Set();
  const names = ['state', 'welcome', 'push', 'update', 'read', 'digest', 'gap', 'groups', 'message', 'recall', 'expire', 'dismiss', 'act', 'replace'];
  for (const name of names) {
    client.on(name, value => {
      log.push([name, structuredClone(value)]);
      for (const look of waiting) look();
    });
  }
  /** The value of the first event of that name, from `from` on, that `test` accepts. */
  const event = (name, test = () => true, limitMs = 10_000) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No ${name} within ${limitMs} ms; there were ${JSON.stringify(log)}`)), limitMs);
      const look = () => {
        const found = log.find(([each, value]) => each === name && test(value));
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found[1]);
      };
      waiting.add(look);
      look();
    });
  const live = () => event('state', state => state.kind === 'live');
  const all = name => log.filter(([each]) => each === name).map(([, value]) => value);
  return { client, log, event, live, all, forget: () => (log.length = 0) };
}

export function closeAll() {
  for (const client of open) client.close();
  open.clear();
}
