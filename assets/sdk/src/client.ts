// One client of a Pushdeck server: it comes back by itself, loses nothing and shows nothing twice.

import { Connection, type State } from './connection.js';
import { openJournal, type Journal, type Push } from './journal.js';
import { sharedId } from './memory.js';
import type { Entry, ServerFrame, Stage, Welcome } from './protocol.js';
import { newReceipts, type Receipts } from './receipts.js';

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

const MOST_KEPT = 200;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Above every version: nothing that comes later brings it back. */
const RECALLED = 1e9;

/** Begins to connect. What the options say may be changed later and counts from the next `connect()`. */
export function connect(options: Options): Client {
  return new Client(options);
}

export class Client {
  readonly options: Options;
  /** Who this is to the server, and the groups it is in. */
  id = '';
  groups: readonly string[] = [];

  readonly #listeners = new Map<string, Set<(value: never) => void>>();
  readonly #replies = new Map<number, { resolve: () => void; reject: (refusal: Refusal) => void }>();
  readonly #connection: Connection;
  #asked = 0;
  #welcome: Welcome | undefined;
  /** Of the pushes that the welcome counted, how many are still to come. */
  #toCome = 0;
  #hadNoPosition = false;
  #expiry: ReturnType<typeof setTimeout> | undefined;
  #key = '';
  #journal!: Journal;
  #receipts!: Receipts;
  #tabs: BroadcastChannel | undefined;

  constructor(options: Options) {
    this.options = options;
    this.#connection = new Connection({
      address: () => this.options.url,
      hello: () => this.#hello(),
      changed: state => this.#changed(state),
      frame: text => this.#frame(text),
      message: data => this.#emit('message', data),
    });
    globalThis.addEventListener?.('pagehide', () => this.#journal.save());
    this.#open();
    // The caller listens first.
    queueMicrotask(() => this.state.kind === 'connecting' && this.connect());
  }

  get state(): State {
    return this.#connection.state;
  }

  /** What is kept: neither dismissed, answered, expired nor recalled; oldest first. */
  get pushes(): ReadonlyMap<string, Push> {
    return this.#journal.pushes;
  }

  /** Calls `listener` from now on; what comes back ends that. */
  on<K extends keyof Events>(event: K, listener: (value: Events[K]) => void): () => void {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all.add(listener));
    return () => void all.delete(listener);
  }

  /** Connects at once, whatever the state; an open connection is given up first. */
  connect(): void {
    this.#open();
    this.#connection.connect();
  }

  /** Ends the connection; nothing more happens until `connect`. */
  close(): void {
    this.#journal.save();
    this.#connection.close();
    clearTimeout(this.#expiry);
    this.#tabs?.close();
    this.#tabs = undefined;
  }

  /** A message to the operator. It is outside the log: when this fails, it may still have arrived. */
  send(text: string): Promise<void> {
    return this.#ask({ type: 'message', text });
  }

  join(group: string): Promise<void> {
    return this.#ask({ type: 'join', group });
  }

  leave(group: string): Promise<void> {
    return this.#ask({ type: 'leave', group });
  }

  /** The push is in the page. */
  displayed(id: string): void {
    this.#reach(id, 2, 'displayed');
  }

  /** It was on screen, in a visible and focused page, for a second. */
  read(id: string): void {
    if (this.#reach(id, 3, 'read')) this.#tabs?.postMessage({ id });
  }

  /** A button was pressed: the id of an action, `ack`, or `link`, which alone does not answer the push. */
  act(id: string, action: string): void {
    if (!this.pushes.has(id)) return;
    this.#receipts.note('acted', id, action);
    if (action !== 'link') this.#leaveEverywhere({ why: 'act', id, action });
  }

  /** Takes it away here and in the other tabs of this person. */
  dismiss(id: string): void {
    this.#leaveEverywhere({ why: 'dismiss', id });
  }

  // --- The connection -------------------------------------------------------------------------------------------

  #who(): string {
    return this.options.client ?? sharedId();
  }

  async #hello(): Promise<object> {
    const { name, groups, token } = this.options;
    return {
      type: 'hello',
      client: this.#who() || undefined,
      name: name || undefined,
      groups,
      token: await (typeof token === 'function' ? token() : token),
      // Without its query, which may hold what is nobody's business.
      page: globalThis.location?.href.split(/[?#]/)[0]!.slice(0, 1_000),
      language: globalThis.navigator?.language,
      resume: this.#journal.position ?? undefined,
    };
  }

  #changed(state: State): void {
    if (state.kind !== 'live') {
      this.#welcome = undefined;
      for (const { reject } of this.#replies.values()) reject(refusal('lost'));
      this.#replies.clear();
    }
    this.#emit('state', state);
  }

  #write(frame: object): boolean {
    if (this.#welcome) this.#connection.send(JSON.stringify(frame));
    return !!this.#welcome;
  }

  #ask(frame: object): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#write({ ...frame, id: ++this.#asked })) this.#replies.set(this.#asked, { resolve, reject });
      else reject(refusal('lost'));
    });
  }

  // --- What comes -----------------------------------------------------------------------------------------------

  #frame(text: string): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text);
    } catch {
      return;
    }
    if (frame.type === 'welcome') this.#onWelcome(frame);
    if (!this.#welcome) return;
    this.#connection.alive(2_000 * this.#welcome.heartbeat);
    switch (frame.type) {
      case 'push':
      case 'update':
        this.#onEntry(frame);
        break;
      case 'recall':
        this.#journal.isNews(frame.id, RECALLED);
        this.#receipts.note('recalled', frame.id);
        this.#leave({ why: 'recall', id: frame.id });
        this.#processed(frame.offset);
        break;
      case 'groups':
        this.#emit('groups', (this.groups = frame.groups));
        break;
      case 'message':
        this.#emit('message', frame.text);
        break;
      case 'reply':
        this.#onReply(frame);
        break;
      case 'ping':
        this.#write({ type: 'pong' });
        break;
      case 'bye':
        this.#connection.bye = frame;
    }
  }

  #onWelcome(welcome: Welcome): void {
    this.#welcome = welcome;
    this.id = welcome.client;
    this.groups = welcome.groups;
    this.#toCome = welcome.valid;
    this.#hadNoPosition = welcome.resumed !== 'complete';
    if (this.#hadNoPosition) this.#journal.position = undefined;
    this.#processed(0);
    this.#connection.welcomed();
    this.#receipts.again();
    this.#emit('welcome', welcome);
    if (welcome.gap) this.#emit('gap', welcome.gap);
    if (welcome.missed) this.#emit('digest', welcome);
  }

  /** Moves the position to the entry, or, without one, to the end of the log once all that was counted has come. */
  #processed(offset: number): void {
    const { epoch, offset: end } = this.#welcome!;
    if (this.#hadNoPosition && !this.#toCome) {
      this.#hadNoPosition = false;
      offset = Math.max(end, offset);
    }
    if (offset) this.#journal.position = { epoch, offset };
    this.#journal.saveSoon();
  }

  #onEntry({ type, offset, id, at, version, announcement }: Entry): void {
    const { pushes } = this.#journal;
    const old = pushes.get(id);
    const missed = old?.missed ?? this.#toCome > 0;
    if (type === 'push' && this.#toCome) this.#toCome--;
    // Also for one that comes twice: perhaps the server never heard that it came.
    this.#receipts.note('received', id);
    this.#processed(offset);
    if (!this.#journal.isNews(id, version)) return;
    const push: Push = { id, at, version, announcement, missed, reached: old?.reached ?? 1 };
    pushes.set(id, push);
    if (announcement.replaces) this.#leave({ why: 'replace', id: announcement.replaces });
    this.#watchExpiry();
    if (pushes.has(id)) this.#emit(old ? 'update' : 'push', push);
    if (pushes.size > MOST_KEPT) this.#leave({ why: 'expire', id: pushes.keys().next().value! });
  }

  #onReply({ to, ok, error }: Extract<ServerFrame, { type: 'reply' }>): void {
    const reply = this.#replies.get(to!);
    this.#replies.delete(to!);
    if (ok) reply?.resolve();
    else reply?.reject(refusal(error!.code, error!.message));
  }

  // --- What becomes of pushes -----------------------------------------------------------------------------------

  #reach(id: string, reached: number, stage?: Stage): boolean {
    const push = this.pushes.get(id);
    if (!push || push.reached >= reached) return false;
    push.reached = reached;
    if (stage) this.#receipts.note(stage, id);
    if (reached > 2) this.#emit('read', push);
    return true;
  }

  #leave(gone: Gone): void {
    this.#journal.pushes.delete(gone.id);
    this.#journal.saveSoon();
    this.#emit(gone.why, gone);
  }

  #leaveEverywhere(gone: Gone): void {
    const push = this.pushes.get(gone.id);
    if (!push) return;
    this.#tabs?.postMessage({ gone, version: push.version });
    this.#leave(gone);
  }

  #watchExpiry(): void {
    clearTimeout(this.#expiry);
    let next = Infinity;
    for (const { id, announcement } of [...this.pushes.values()]) {
      const left = Date.parse(announcement.expires!) - Date.now();
      if (left <= 0) this.#leave({ why: 'expire', id });
      else if (left < next) next = left;
    }
    if (next < Infinity) this.#expiry = setTimeout(() => this.#watchExpiry(), Math.min(next, LONGEST_TIMER_MS));
  }

  /** Position and pushes belong to one client of one server, and so do the other tabs that are told. */
  #open(): void {
    const key = this.options.url + ' ' + this.#who();
    if (key !== this.#key) {
      this.#key = key;
      this.#tabs?.close();
      this.#tabs = undefined;
      this.#journal = openJournal(key);
      const receipts: Receipts = newReceipts(this.#journal, frame =>
        receipts === this.#receipts ? this.#ask(frame) : Promise.reject(),
      );
      this.#receipts = receipts;
      this.#watchExpiry();
    }
    try {
      this.#tabs ??= this.#listenToTabs('pushdeck:' + key);
    } catch {
      // Each tab for itself.
    }
  }

  #listenToTabs(name: string): BroadcastChannel {
    const tabs = new BroadcastChannel(name);
    tabs.onmessage = ({ data: { gone, version, id } }) => {
      this.#reach(id, 3);
      if (!gone) return;
      // It may come here later than it went there.
      this.#journal.isNews(gone.id, version);
      this.#leave(gone);
    };
    return tabs;
  }

  #emit<K extends keyof Events>(event: K, value: Events[K]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])] as ((value: Events[K]) => void)[]) {
      try {
        listener(value);
      } catch (trouble) {
        // One listener's trouble is not the others'.
        console.error(trouble);
      }
    }
  }
}

function refusal(code: string, message = 'There is no connection'): Refusal {
  return Object.assign(new Error(message), { code });
}
