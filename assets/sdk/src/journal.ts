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

/** A stage to be told; `sent` is when, by the clock of this page, or 0. */
export interface Receipt {
  id: string;
  stage: Stage;
  action?: string | undefined;
  sent: number;
}

const MOST_SEEN = 1_000;
const SAVE_AFTER_MS = 200;

export class Journal {
  position: { epoch: string; offset: number } | null = null;
  readonly pushes: Map<string, Push>;
  receipts: Receipt[];
  /** From the id to the highest version that was processed; the oldest are forgotten. */
  readonly #seen: Map<string, number>;
  readonly #key: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(key: string) {
    this.#key = 'pushdeck.journal:' + key;
    let kept: Partial<{ position: { epoch: string; offset: number }; seen: [string, number][]; pushes: Push[]; receipts: Receipt[] }> = {};
    try {
      kept = JSON.parse(recall('sessionStorage', this.#key) || '{}');
    } catch {
      // Not ours: begin anew.
    }
    this.position = kept.position ?? null;
    this.#seen = new Map(kept.seen);
    this.pushes = new Map((kept.pushes ?? []).map(push => [push.id, push]));
    this.receipts = kept.receipts ?? [];
  }

  /** Whether this version of the push is news; from then on it is not. */
  isNews(id: string, version: number): boolean {
    const known = this.#seen.get(id) ?? 0;
    this.#seen.delete(id);
    this.#seen.set(id, Math.max(known, version));
    if (this.#seen.size > MOST_SEEN) this.#seen.delete(this.#seen.keys().next().value!);
    return version > known;
  }

  saveSoon(): void {
    this.#timer ??= setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { position, pushes } = this;
    const receipts = this.receipts.filter(each => !each.sent);
    remember('sessionStorage', this.#key, JSON.stringify({ position, seen: [...this.#seen], pushes: [...pushes.values()], receipts }));
  }
}
