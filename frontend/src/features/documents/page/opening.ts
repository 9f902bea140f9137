/** The page of a document and, at the same time, its editor: half a megabyte that would else begin to come when the page is there. */
export function openDocument() {
  // Where it does not come, the page says so when it asks for it itself.
  import('../editor/Writing').catch(() => undefined);
  return import('./DocumentPage');
}
