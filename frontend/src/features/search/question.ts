export interface Question {
  q: string;
  /** for the server; empty for all */
  kinds: string;
  records: boolean;
  commands: boolean;
}

/** `>` actions only · `#` deals by number · `@` people. */
export function asQuestion(text: string): Question {
  const rest = text.slice(1).trim();
  switch (text[0]) {
    case '>':
      return { q: rest, kinds: '', records: false, commands: true };
    case '#':
      return { q: rest, kinds: 'deal', records: true, commands: false };
    case '@':
      return { q: rest, kinds: 'person', records: true, commands: false };
    default:
      return { q: text.trim(), kinds: '', records: true, commands: true };
  }
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** Every typed word begins some word of the label. */
export function matches(label: string, q: string): boolean {
  const words = plain(label).split(/[^\p{L}\p{N}]+/u);
  return plain(q)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
