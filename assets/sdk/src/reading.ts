const LONG_ENOUGH_MS = 1_000;

/** Calls once when the element was on screen, in a visible and focused page, for a second; what comes back ends the watch. */
export function whenRead(element: Element, onRead: () => void): () => void {
  let onScreen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = new AbortController();
  const look = (): void => {
    clearTimeout(timer);
    if (onScreen && !document.hidden && document.hasFocus()) {
      timer = setTimeout(() => {
        end();
        onRead();
      }, LONG_ENOUGH_MS);
    }
  };
  const observer = new IntersectionObserver(
    ([entry]) => {
      // Half of it, or as much of something long as a screen can show.
      const seen = entry!.intersectionRatio >= 0.5 || entry!.intersectionRect.height > 300;
      if (seen === onScreen) return;
      onScreen = seen;
      look();
    },
    { threshold: [0, 0.1, 0.2, 0.5] },
  );
  const end = (): void => {
    clearTimeout(timer);
    watch.abort();
    observer.disconnect();
  };
  observer.observe(element);
  for (const event of ['visibilitychange', 'focus', 'blur']) addEventListener(event, look, { capture: true, signal: watch.signal });
  return end;
}
