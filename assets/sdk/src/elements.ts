import css from './widget.css';

let sheet: CSSStyleSheet | undefined;

/** One sheet for all: a strict content security policy lets it pass, as it would not a style element. */
export function shadowOf(host: HTMLElement): ShadowRoot {
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** Words from the wire only ever become text nodes, in the direction they are written. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...content: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  if (typeof content[0] === 'string') element.dir = 'auto';
  element.append(...content);
  return element;
}

/** A link, or its words alone where the address is neither http nor https. */
export function linkTo(url: string, ...content: (Node | string)[]): HTMLElement {
  const link = make('a', '', ...content);
  if (/^https?:/i.test(url)) {
    link.href = url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return link;
}

export function button(className: string, onPress: (() => void) | null, ...content: (Node | string)[]): HTMLButtonElement {
  const element = make('button', className, ...content);
  element.onclick = onPress;
  return element;
}
