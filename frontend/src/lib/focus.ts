/** Whoever works by key goes on in the page when what had the focus has gone; else they begin anew at the top. */
export function focusPageIfLost(): void {
  if (document.activeElement !== document.body) return;
  document.getElementById('content')?.focus({ preventScroll: true });
}
