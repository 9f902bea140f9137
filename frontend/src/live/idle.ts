/** Whether somebody sits before this tab: nothing touched for two minutes, or hidden for half of one, is idle. */
const IDLE_MS = 120_000;
const HIDDEN_MS = 30_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

export function watchIdle(told: (idle: boolean) => void): () => void {
  let idle = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const become = (next: boolean) => {
    if (idle === next) return;
    idle = next;
    told(next);
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => become(true), document.hidden ? HIDDEN_MS : IDLE_MS);
  };
  let last = 0;
  const alive = () => {
    // A moving pointer tells often; once a second is enough.
    if (!idle && Date.now() - last < 1000) return;
    last = Date.now();
    if (!document.hidden) become(false);
    wait();
  };
  wait();
  for (const sign of SIGNS) window.addEventListener(sign, alive, { passive: true, capture: true });
  document.addEventListener('visibilitychange', alive);
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, alive, { capture: true });
    document.removeEventListener('visibilitychange', alive);
  };
}
