// Tells the server what became of pushes: in few frames, and again after a cut, since what was written to a lost
// connection may be lost with it.

import type { Journal, Receipt } from './journal.js';
import type { Stage } from './protocol.js';

const PAUSE_MS = 100;
const MOST_IN_A_FRAME = 100;
const ORDER: readonly Stage[] = ['received', 'displayed', 'read', 'acted'];

export class Receipts {
  /** A connection that was silent for so long would be dead: what was sent before has arrived. */
  doubtMs = 50_000;
  readonly #journal: Journal;
  readonly #send: (frame: object) => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushed = 0;

  /** `send` says whether the frame was handed to a live connection. */
  constructor(journal: Journal, send: (frame: object) => boolean) {
    this.#journal = journal;
    this.#send = send;
  }

  note(stage: Stage, id: string, action?: string): void {
    this.#journal.receipts.push({ id, stage, action, sent: 0 });
    // The first one leaves with the task that made it: a hidden tab's timers may wait for a minute.
    const pause = this.#flushed + PAUSE_MS - Date.now();
    if (pause <= 0) queueMicrotask(() => this.flush());
    else this.#timer ??= setTimeout(() => this.flush(), pause);
  }

  /** On a new connection: what the last one may have lost is said again. The server keeps the first time of each. */
  again(): void {
    this.#forget();
    for (const each of this.#journal.receipts) each.sent = 0;
    this.flush();
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushed = Date.now();
    this.#forget();
    for (const waiting of this.#groups()) {
      for (let n = 0; n < waiting.length; n += MOST_IN_A_FRAME) {
        const some = waiting.slice(n, n + MOST_IN_A_FRAME);
        const { stage, action } = some[0]!;
        if (!this.#send({ type: 'receipt', stage, pushes: some.map(each => each.id), action })) return;
        for (const each of some) each.sent = this.#flushed;
      }
    }
    this.#journal.saveSoon();
  }

  #forget(): void {
    const journal = this.#journal;
    journal.receipts = journal.receipts.filter(each => !each.sent || Date.now() - each.sent < this.doubtMs);
  }

  /** What is still to be said, by stage and action. A stage implies those before it, which are left out. */
  #groups(): Iterable<Receipt[]> {
    const { receipts } = this.#journal;
    const highest = new Map<string, number>();
    for (const { id, stage } of receipts) highest.set(id, Math.max(highest.get(id) ?? -1, ORDER.indexOf(stage)));
    const groups = new Map<string, Receipt[]>();
    for (const each of receipts) {
      const rank = ORDER.indexOf(each.stage);
      if (rank >= 0 && rank < highest.get(each.id)!) each.sent ||= this.#flushed;
      if (each.sent) continue;
      const key = each.stage + ' ' + each.action;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key)!.push(each);
    }
    return groups.values();
  }
}
