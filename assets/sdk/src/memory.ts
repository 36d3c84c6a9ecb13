// What the browser remembers. Storage may be missing, full or forbidden, and reading the property alone may throw:
// then nothing is kept and nothing breaks.

type Area = 'localStorage' | 'sessionStorage';

export function recall(area: Area, key: string): string | null {
  try {
    return globalThis[area].getItem(key);
  } catch {
    return null;
  }
}

/** An old value does not stay where the new one finds no room: an outdated position would be worse than none. */
export function remember(area: Area, key: string, value: string): void {
  try {
    globalThis[area].removeItem(key);
    globalThis[area].setItem(key, value);
  } catch {
    // Lasts as long as the page.
  }
}

const SHARED_ID = 'pushdeck.client';
let idOfThisPage: string | null = null;

/** The id that all tabs of one person share, made on the first visit. */
export function sharedId(): string {
  idOfThisPage = recall('localStorage', SHARED_ID) || idOfThisPage;
  if (!idOfThisPage) {
    // Not crypto.randomUUID: that exists only on https and localhost.
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    idOfThisPage = 'web-' + Array.from(bytes, byte => (byte + 256).toString(16).slice(1)).join('');
    remember('localStorage', SHARED_ID, idOfThisPage);
  }
  return idOfThisPage;
}
