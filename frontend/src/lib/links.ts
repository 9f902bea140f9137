/** A piece of a text: `href` when it is an address of the web. */
export interface Piece {
  text: string;
  href?: string;
}

// Ends of sentences and brackets around an address do not belong to it.
const ADDRESS = /https?:\/\/[^\s<>"'«»“”]+/gi;
const USUAL = 'https:';
const AFTERWARDS = /[.,;:!?)\]}…]+$/;

/**
 * A text with the addresses in it told apart; together the pieces are the text.
 *
 * An address that opens a bracket of its own keeps its end: ".../wiki/Deal_(card_game)".
 */
export function withLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = trimmed(found[0]);
    if (!URL.canParse(address)) continue;
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
    pieces.push({ text: address, href: address });
    from = found.index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function trimmed(address: string): string {
  const end = AFTERWARDS.exec(address)?.[0] ?? '';
  const opened = address.includes('(') && end.startsWith(')') ? 1 : 0;
  return address.slice(0, address.length - end.length + opened);
}

/** The address of a website as people write it ("northway.example/contact"); null for what is none. */
export function siteAddress(text: string): string | null {
  const address = /^https?:\/\//i.test(text) ? text : `${USUAL}//${text}`;
  return /^\S+\.\S+$/.test(text) && URL.canParse(address) ? address : null;
}
