// The Markdown of docs/protocol.md and nothing more: what it does not know stays the text it is.

import { linkTo, make } from './elements.js';

/** Code, strong, emphasis, a link. No part looks further than its own end, so long texts take no longer than they must. */
const INLINE = /`([^`]+)`|\*\*(\S(?:[^]{0,999}?\S)??)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*|\[([^[\]]+)]\((https?:[^\s)]+)\)/gi;
const ITEM = /^ {0,3}(?:[-*+]|(\d{1,9})[.)]) +(.*)/;

function inline(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let from = 0;
  for (const { 0: whole, 1: code, 2: strong, 3: emphasis, 4: label, 5: url, index } of text.matchAll(INLINE)) {
    nodes.push(
      text.slice(from, index),
      code ? make('code', '', code) : strong ? make('b', '', ...inline(strong)) : emphasis ? make('em', '', ...inline(emphasis)) : linkTo(url!, label!),
    );
    from = index + whole.length;
  }
  return [...nodes, text.slice(from)];
}

/** Paragraphs and lists. */
export function markdown(text: string): HTMLElement[] {
  const blocks: HTMLElement[] = [];
  for (const part of text.split(/\n\s*\n/)) {
    let block: HTMLElement | undefined;
    let words = '';
    for (const line of part.split('\n')) {
      const [, number, item] = ITEM.exec(line) ?? [];
      const tag = item === undefined ? 'p' : number ? 'ol' : 'ul';
      if (block?.localName !== tag) {
        blocks.push((block = make(tag, '')));
        if (number) (block as HTMLOListElement).start = +number;
        words = '';
      }
      if (item !== undefined) block.append(make('li', '', ...inline(item)));
      else block.replaceChildren(...inline((words += (words && '\n') + line)));
    }
  }
  return blocks;
}
