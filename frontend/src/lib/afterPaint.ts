/** Work that the reader need not wait for: it begins when what has changed is on the screen. */

/** Where nothing is painted it waits no longer. */
const LATEST_MS = 50;
const waiting = new Set<() => void>();

function all(): void {
  for (const act of [...waiting]) act();
}

// A page that is left or covered paints nothing more, and may be gone in a moment.
addEventListener('pagehide', all);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') all();
});

/**
 * Do this once, after the next frame: at the latest in 50 ms, or when the page is left.
 *
 * @returns takes it back
 */
export function afterPaint(act: () => void): () => void {
  const stop = () => {
    waiting.delete(once);
    clearTimeout(late);
    cancelAnimationFrame(frame);
    clearTimeout(painted);
  };
  const once = () => {
    stop();
    act();
  };
  let painted: ReturnType<typeof setTimeout> | undefined;
  const late = setTimeout(once, LATEST_MS);
  const frame = requestAnimationFrame(() => {
    painted = setTimeout(once);
  });
  waiting.add(once);
  return stop;
}
