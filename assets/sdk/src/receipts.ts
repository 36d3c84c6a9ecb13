// Tells the server what became of pushes: in few frames, and again after a cut, until the server has said that it is kept.

import type { Journal, Receipt } from './journal.js';
import type { Stage } from './protocol.js';

const PAUSE_MS = 100;
const MOST_IN_A_FRAME = 100;

export interface Receipts {
  note(stage: Stage, id: string, action?: string): void;
  /** On a new connection: what the last one did not see answered is said again; the server keeps the first time of each. */
  again(): void;
}

/** `ask` resolves once the server has kept what the frame says. */
export function newReceipts(journal: Journal, ask: (frame: object) => Promise<void>): Receipts {
  let flushed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    flushed = Date.now();
    // By stage and action, what is still to be said.
    const groups = new Map<string, Receipt[]>();
    for (const each of journal.receipts) {
      const key = each.stage + each.action;
      if (!each.said) groups.get(key)?.push(each) ?? groups.set(key, [each]);
      each.said = true;
    }
    for (const waiting of groups.values()) {
      while (waiting[0]) {
        const some = new Set(waiting.splice(0, MOST_IN_A_FRAME));
        const { stage, action } = [...some][0]!;
        ask({ type: 'receipt', stage, pushes: [...some].map(({ id }) => id), action }).then(
          () => {
            journal.receipts = journal.receipts.filter(each => !some.has(each));
            journal.saveSoon();
          },
          // The next connection says it again.
          () => {},
        );
      }
    }
    journal.saveSoon();
  };

  return {
    note(stage, id, action) {
      journal.receipts.push({ id, stage, action });
      // The first one leaves with the task that made it: a hidden tab's timers may wait for a minute.
      const pause = flushed + PAUSE_MS - Date.now();
      if (pause > 0) timer ??= setTimeout(flush, pause);
      else queueMicrotask(flush);
    },
    again() {
      for (const each of journal.receipts) each.said = false;
      flush();
    },
  };
}
