// What a tab knows of one client on one server: its position in the log, what it keeps, what it has still to confirm.
// Written as one value, so that a reload never finds a position without the pushes that led to it.

import { recall, remember } from './memory.js';
import type { Announcement, Stage } from './protocol.js';

/** A push that is kept: neither dismissed, answered, expired nor recalled. */
export interface Push {
  id: string;
  /** When it was accepted, ISO 8601. */
  at: string;
  version: number;
  announcement: Announcement;
  /** Sent while this client was away. */
  missed: boolean;
  /** How far it has come here: 1 received, 2 displayed, 3 read. */
  reached: number;
}

/** A stage that the server has not kept yet, as far as is known; `said` on this connection. */
export interface Receipt {
  id: string;
  stage: Stage;
  action?: string | undefined;
  said?: boolean;
}

export interface Journal {
  position: { epoch: string; offset: number } | undefined;
  readonly pushes: Map<string, Push>;
  receipts: Receipt[];
  /** Whether this version of the push is news; from then on it is not. */
  isNews(id: string, version: number): boolean;
  saveSoon(): void;
  save(): void;
}

const MOST_SEEN = 1_000;
const SAVE_AFTER_MS = 200;

/** The one that was written under this name in this tab, or an empty one. */
export function openJournal(name: string): Journal {
  const key = 'pushdeck.journal:' + name;
  const [position, kept, pushes, receipts = []] = JSON.parse(recall('sessionStorage', key) || '[]');
  /** From the id to the highest version that was processed; the oldest are forgotten. */
  const seen = new Map<string, number>(kept);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const journal: Journal = {
    position,
    pushes: new Map(pushes),
    receipts,
    isNews(id, version) {
      const known = seen.get(id) ?? 0;
      seen.delete(id);
      seen.set(id, Math.max(known, version));
      if (seen.size > MOST_SEEN) seen.delete(seen.keys().next().value!);
      return version > known;
    },
    saveSoon() {
      timer ??= setTimeout(journal.save, SAVE_AFTER_MS);
    },
    save() {
      clearTimeout(timer);
      timer = undefined;
      remember('sessionStorage', key, JSON.stringify([journal.position ?? null, [...seen], [...journal.pushes], journal.receipts]));
    },
  };
  return journal;
}
