const RING = 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0';

/** Strokes in a square of 24; the names are the protocol's. */
const STROKES: Record<string, string> = {
  // Nothing but these, whatever name comes.
  __proto__: null!,
  bell: 'M18 8A6 6 0 0 0 6 8c0 7-3 9-3 9h18s-3-2-3-9M10 21h4',
  info: RING + 'M12 16v-4M12 8',
  check: 'M20 6 9 17l-5-5',
  warning: 'M12 3 1 21h22zM12 10v4M12 17',
  alert: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zM12 8v4M12 16',
  megaphone: 'm3 11 18-5v12L3 14zM12 17a3 3 0 1 1-6-2',
  clock: RING + 'M12 6v6l4 2',
  heart: 'M12 21 3 12a5 5 0 0 1 9-6 5 5 0 0 1 9 6z',
  star: 'm12 2 3 6 7 1-5 5 1 7-6-3-6 3 1-7-5-5 7-1z',
  gift: 'M4 12h16v9H4zM2 7h20v5H2zM12 21V7L7 3M12 7l5-4',
  close: 'M18 6 6 18M6 6l12 12',
};

/** What a severity looks like without an icon of its own. */
const OF_SEVERITY: Record<string, string> = { success: 'check', warning: 'warning', critical: 'alert' };

export function icon(name = '', severity = ''): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.ariaHidden = 'true';
  const path = document.createElementNS(svg.namespaceURI, 'path');
  // The dots of "i" and "!" are strokes without length.
  path.setAttribute('d', (STROKES[name] ?? STROKES[OF_SEVERITY[severity] ?? 'info']!) + 'h.01');
  svg.append(path);
  return svg;
}
