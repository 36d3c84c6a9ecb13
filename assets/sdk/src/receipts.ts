// Tells the server what became of pushes: in few frames, and again after a cut, since what was written to a lost
// connection may be lost with it.

import type { Journal, Receipt } from './journal.js';
import type { Stage } from './protocol.js';

const PAUSE_MS = 100;
const MOST_IN_A_FRAME = 100;

export interface Receipts {
  note(stage: Stage, id: string, action?: string): void;
  /**
   * On a new connection: what the last one may have lost is said again, and the server keeps the first time of each.
   * A connection that was silent for `doubtMs` would have been dead: what was said before has arrived.
   */
  again(doubtMs: number): void;
}

/** `send` says whether the frame was handed to a live connection. */
export function newReceipts(journal: Journal, send: (frame: object) => boolean): Receipts {
  let doubt = 0;
  let flushed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = (): void => {
    journal.receipts = journal.receipts.filter(({ sent }) => !sent || Date.now() - sent < doubt);
  };

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    flushed = Date.now();
    forget();
    // By stage and action, what is still to be said.
    const groups = new Map<string, Receipt[]>();
    for (const each of journal.receipts) {
      const key = each.stage + each.action;
      if (!each.sent) groups.get(key)?.push(each) ?? groups.set(key, [each]);
    }
    for (const waiting of groups.values()) {
      while (waiting[0]) {
        const some = waiting.splice(0, MOST_IN_A_FRAME);
        const { stage, action } = some[0]!;
        if (!send({ type: 'receipt', stage, pushes: some.map(({ id }) => id), action })) return;
        for (const each of some) each.sent = flushed;
      }
    }
    journal.saveSoon();
  };

  return {
    note(stage, id, action) {
      journal.receipts.push({ id, stage, action, sent: 0 });
      // The first one leaves with the task that made it: a hidden tab's timers may wait for a minute.
      const pause = flushed + PAUSE_MS - Date.now();
      if (pause > 0) timer ??= setTimeout(flush, pause);
      else queueMicrotask(flush);
    },
    again(doubtMs) {
      doubt = doubtMs;
      forget();
      for (const each of journal.receipts) each.sent = 0;
      flush();
    },
  };
}
