// <pushdeck-announcements>: cards, a bell with what is kept, and what must be in front of everything.

import { newCard, type Card } from './card.js';
import { connect, type Client, type Gone, type Leaving, type Options, type Push } from './client.js';
import { button, make, shadowOf } from './elements.js';
import { icon } from './icons.js';
import type { Announcement } from './protocol.js';
import { whenRead } from './reading.js';
import { chime, waitForGesture } from './sound.js';
import { languageOf, textsIn } from './texts.js';

const LEAVES_AFTER_MS = 8_000;
const ANSWER_SHOWS_MS = 1_500;
const SAID_FOR_MS = 10_000;
const LEAVINGS: readonly Leaving[] = ['recall', 'expire', 'dismiss', 'act', 'replace'];

interface Shown {
  push: Push;
  card: Card;
  /** Where it belongs: on top of the page, in front of everything, or in the inbox alone. */
  home: Element;
  /** Nothing of the server's any more: a note of our own, or answered. */
  local?: boolean;
  endReading: () => void;
}

/** Whether it matters too much, or asks for something, to go away by itself or by a key. */
function stays({ acknowledge, actions, severity }: Announcement): unknown {
  return acknowledge || actions?.[0] || severity === 'critical';
}

/**
 * Attributes: `url`, `client`, `name`, `groups` (with commas between) and `token` to connect by itself, else give it a
 * `client`; `into`, the id of an element of the page that shows all announcements, instead of corner and bell.
 */
export class PushdeckAnnouncements extends HTMLElement {
  readonly #shown = new Map<string, Shown>();
  readonly #language = languageOf(this);
  readonly #texts = textsIn(this.#language);
  readonly #stack = make('div', 'stack');
  readonly #list = make('div', 'list');
  readonly #panel = make('div', 'panel', this.#list);
  readonly #badge = make('span', '');
  readonly #bell = button('bell', null, icon('bell'), this.#badge);
  readonly #front = make('dialog', '');
  readonly #polite = make('div', 'unseen');
  readonly #urgent = make('div', 'unseen');
  #ends: (() => void)[] = [];
  #client: Client | undefined;
  #own = false;

  constructor() {
    super();
    const panel = this.#panel;
    panel.popover = 'auto';
    panel.role = 'dialog';
    this.#bell.popoverTargetElement = panel;
    // In the order of their age, so that the newest is on top again.
    panel.ontoggle = () => this.#shown.forEach(shown => this.#place(shown, true));
    // A key closed it: what asks for an answer stays in front.
    this.#front.onclose = () =>
      this.#shown.forEach(shown => {
        if (shown.home === this.#front) this.#place(shown, true, stays(shown.push.announcement) ? this.#front : this.#stack);
      });
    this.#polite.ariaLive = 'polite';
    this.#urgent.ariaLive = 'assertive';
    const corner = make('section', 'corner', this.#stack, this.#bell, panel);
    corner.ariaLabel = panel.ariaLabel = this.#front.ariaLabel = this.#texts.announcements;
    shadowOf(this).append(corner, this.#front, this.#polite, this.#urgent);
    this.#count();
    waitForGesture();
  }

  connectedCallback(): void {
    const { url, groups, ...rest } = Object.fromEntries(Array.from(this.attributes, ({ name, value }) => [name, value]));
    if (this.#client || !url) return;
    this.client = connect({ ...rest, url, groups: groups?.split(/ *, */) } as Options);
    this.#own = true;
  }

  disconnectedCallback(): void {
    if (!this.#own) return;
    this.#client!.close();
    this.client = undefined;
  }

  get client(): Client | undefined {
    return this.#client;
  }

  /** Shows what this client keeps and gets. The page closes it. */
  set client(client: Client | undefined) {
    for (const end of this.#ends) end();
    for (const id of this.#shown.keys()) this.#remove(id);
    this.#own = false;
    this.#client = client;
    if (!client) return;
    this.#ends = [
      client.on('push', push => this.#add(push)),
      client.on('update', push => this.#update(push)),
      client.on('read', push => this.#read(push)),
      client.on('digest', ({ missed, valid }) => missed > 1 && this.#note('clock', this.#texts.missed(missed, valid))),
      client.on('gap', () => this.#note('warning', this.#texts.gap)),
      ...LEAVINGS.map(why => client.on(why, gone => this.#gone(gone))),
    ];
    for (const push of client.pushes.values()) this.#add(push);
  }

  // --- What comes and goes --------------------------------------------------------------------------------------

  #add(push: Push): void {
    const { announcement, missed, reached } = push;
    // The body is for the page's own code.
    if (announcement.format === 'json' && !announcement.title) return;
    // Of a reload: it was there before, so nobody is told again.
    const known = reached > 1;
    const up = !(known || missed) || stays(announcement);
    this.#show(push, announcement.modal ? this.#front : up ? this.#stack : this.#list);
    if (!known) this.#tell(push, '');
  }

  /** A card of our own; what it speaks of is in the inbox. */
  #note(icon: string, title: string): void {
    const push = { id: title, at: Date(), reached: 3, announcement: { title, icon } } as Push;
    this.#show(push, this.#stack).local = true;
    this.#tell(push, '');
  }

  #show(push: Push, home: Element): Shown {
    const { id } = push;
    this.#remove(id);
    const card = newCard(
      this.#texts,
      this.#language,
      action => this.#client!.act(id, action),
      () => (shown.local ? this.#remove(id) : this.#client!.dismiss(id)),
    );
    card.show(push);
    const shown: Shown = { push, card, home, endReading: whenRead(card.host, () => this.#client!.read(id)) };
    this.#shown.set(id, shown);
    this.#place(shown);
    return shown;
  }

  #update(push: Push): void {
    const shown = this.#shown.get(push.id);
    if (!shown) return this.#add(push);
    // The same once more still waits for an answer: it comes up as if it were new, unless somebody is at it.
    const again = JSON.stringify(shown.push.announcement) === JSON.stringify(push.announcement);
    shown.push = push;
    shown.card.show(push);
    this.#place(shown, again && !shown.card.host.matches(':hover, :focus-within'), push.announcement.modal ? this.#front : this.#stack);
    this.#tell(push, again ? '' : this.#texts.updated);
  }

  #tell({ announcement: { title, body, format, severity, sound } }: Push, before: string): void {
    const words = [title, format !== 'json' && body].filter(Boolean).join('. ');
    this.#say(before + (this.#texts[severity as 'critical'] ?? '') + words, severity === 'critical' ? this.#urgent : this.#polite);
    if (sound) chime();
  }

  #gone({ id, why, action }: Gone): void {
    const shown = this.#shown.get(id);
    if (!shown) return;
    if (why === 'recall') this.#say(this.#texts.recalled);
    if (why !== 'act') return this.#remove(id);
    shown.card.show(shown.push, action);
    shown.endReading();
    shown.local = true;
    this.#place(shown, false, this.#stack);
    if (!this.#inPage) setTimeout(() => this.#shown.get(id) === shown && this.#remove(id), ANSWER_SHOWS_MS);
  }

  #remove(id: string): void {
    const shown = this.#shown.get(id);
    if (!shown) return;
    this.#shown.delete(id);
    shown.endReading();
    shown.card.host.remove();
    this.#count();
  }

  /** Once read, what asks for nothing makes room; the inbox keeps it. */
  #read({ id, announcement }: Push): void {
    this.#count();
    const shown = this.#shown.get(id);
    if (!shown || announcement.sticky || stays(announcement)) return;
    const leave = (): void => {
      if (shown.card.host.matches(':hover, :focus-within')) setTimeout(leave, LEAVES_AFTER_MS);
      else if (this.#shown.get(id) === shown) this.#place(shown, false, this.#list);
    };
    setTimeout(leave, LEAVES_AFTER_MS);
  }

  // --- Where it is ----------------------------------------------------------------------------------------------

  /** The page's own element for all announcements, if it names one. */
  get #inPage(): HTMLElement | null {
    return document.getElementById(this.getAttribute('into')!);
  }

  #place(shown: Shown, anew?: boolean, home = shown.home): void {
    const { host } = shown.card;
    const open = this.#panel.matches(':popover-open');
    shown.home = home;
    const place = home === this.#front ? home : (this.#inPage ?? (open ? this.#list : home));
    if (host.parentNode !== place || (anew && !this.#inPage)) place.prepend(host);
    if (place !== this.#list || open) this.#client!.displayed(shown.push.id);
    this.#count();
  }

  /** Says what there is, and whether something is in front. */
  #count(): void {
    let unread = 0;
    for (const { id, reached } of this.#client?.pushes.values() ?? []) if (reached < 3 && this.#shown.has(id)) unread++;
    this.#badge.textContent = String(unread || '');
    this.#bell.ariaLabel = this.#texts.announcements + (unread ? `, ${unread} ${this.#texts.unread}` : '');
    this.#list.dataset['none'] = this.#shown.size ? '' : this.#texts.none;
    const front = this.#front;
    if (!front.firstChild) front.close();
    else if (!front.open) front.showModal();
  }

  #say(words: string, region = this.#polite): void {
    const said = make('p', '', words);
    region.append(said);
    setTimeout(() => said.remove(), SAID_FOR_MS);
  }
}
