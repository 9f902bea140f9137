/** What became different between two versions, word by word. */

export interface Line {
  id: string;
  text: string;
}

export type Part = { kind: 'same' | 'added' | 'removed'; text: string };

export interface LineDifference {
  id: string;
  kind: 'same' | 'changed' | 'added' | 'removed';
  parts: Part[];
}

/** Beyond so many pairs of words a line is shown as replaced whole. */
const MOST_PAIRS = 250_000;

/** A word with the space before it. */
const words = (text: string): string[] => text.match(/\s*[\p{L}\p{N}_]+|\s*[^\s\p{L}\p{N}_]|\s+/gu) ?? [];

function push(parts: Part[], kind: Part['kind'], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else if (text) parts.push({ kind, text });
}

/** The longest common words stay; what is between them was taken away or added. */
export function differingWords(before: string, after: string): Part[] {
  const a = words(before);
  const b = words(after);
  const parts: Part[] = [];
  if (a.length * b.length > MOST_PAIRS) {
    push(parts, 'removed', before);
    push(parts, 'added', after);
    return parts;
  }
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1)
    for (let column = b.length - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  let row = 0;
  let column = 0;
  while (row < a.length || column < b.length) {
    if (row < a.length && column < b.length && a[row] === b[column]) {
      push(parts, 'same', a[row] ?? '');
      row += 1;
      column += 1;
    } else if (column >= b.length || (row < a.length && at(row + 1, column) >= at(row, column + 1))) {
      push(parts, 'removed', a[row] ?? '');
      row += 1;
    } else {
      push(parts, 'added', b[column] ?? '');
      column += 1;
    }
  }
  return parts;
}

/** Blocks are told apart by their ids; one that is gone stands where it stood. */
export function differingLines(before: readonly Line[], after: readonly Line[]): LineDifference[] {
  const old = new Map(before.map((line) => [line.id, line]));
  const now = new Set(after.map((line) => line.id));
  const found: LineDifference[] = [];
  let next = 0;
  const removedUpTo = (end: number) => {
    for (; next < end; next += 1) {
      const line = before[next];
      if (line && !now.has(line.id))
        found.push({ id: line.id, kind: 'removed', parts: [{ kind: 'removed', text: line.text }] });
    }
  };
  for (const line of after) {
    const was = old.get(line.id);
    if (!was) {
      found.push({ id: line.id, kind: 'added', parts: [{ kind: 'added', text: line.text }] });
      continue;
    }
    removedUpTo(Math.max(next, before.indexOf(was)));
    const parts = was.text === line.text ? [] : differingWords(was.text, line.text);
    found.push({ id: line.id, kind: parts.length > 0 ? 'changed' : 'same', parts });
  }
  removedUpTo(before.length);
  return found;
}
