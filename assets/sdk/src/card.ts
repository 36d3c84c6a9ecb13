// One announcement as a person sees it.

import { button, linkTo, make, shadowOf } from './elements.js';
import { icon } from './icons.js';
import type { Push } from './journal.js';
import { markdown } from './markdown.js';
import type { Texts } from './texts.js';

export interface Card {
  /** An article with a shadow of its own, so that it looks the same wherever a page puts it. */
  readonly host: HTMLElement;
  /** Shows the push as it is now, in place; whoever is at a button stays there. With `answer` it was answered so. */
  show(push: Push, answer?: string): void;
}

export function newCard(texts: Texts, language: string, act: (action: string) => void, dismiss: () => void): Card {
  const host = make('article', 'pushdeck-card');
  const root = shadowOf(host);
  const show = ({ announcement, at }: Push, answer?: string): void => {
    const { title, body, format, severity = 'info', icon: name, link, actions = [], acknowledge } = announcement;
    const focused = root.activeElement?.id;
    const main = make('div', 'main');
    if (title) main.append(make('p', 'title', title));
    if (body && format !== 'json') main.append(...(format === 'markdown' ? markdown(body) : [make('p', '', body)]));
    if (link) {
      const anchor = linkTo(link.url, link.label || texts.more);
      anchor.onclick = () => act('link');
      main.append(make('p', '', anchor));
    }
    // Any of the buttons confirms; without one there is one for that alone.
    const answers = actions[0] || !acknowledge ? actions : [{ id: 'ack', label: texts.ack }];
    const chosen = answers.find(({ id }) => id === answer);
    if (chosen) main.append(make('p', '', texts.answered + chosen.label));
    else if (answers[0]) {
      const buttons = answers.map(({ id, label }) => {
        const each = button('', () => act(id), label);
        each.id = id;
        return each;
      });
      main.append(make('div', 'buttons', ...buttons));
    }
    const date = new Date(at);
    const today = date.toDateString() === new Date().toDateString();
    const head = make('div', 'head', date.toLocaleString(language, today ? { timeStyle: 'short' } : { dateStyle: 'medium' }));
    if (!acknowledge || chosen) {
      const close = button('plain', dismiss, icon('close'));
      close.ariaLabel = texts.dismiss;
      head.append(close);
    }
    host.ariaLabel = (texts[severity as 'critical'] ?? '') + (title || body);
    root.replaceChildren(make('div', 'card ' + severity, make('div', 'icon', icon(name, severity)), main, head));
    if (focused) root.getElementById(focused)?.focus();
  };
  return { host, show };
}
