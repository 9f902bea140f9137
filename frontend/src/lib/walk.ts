/** The list one came from, so that J and K go on to its next record, and the way back leads to it as it was. */
export interface Place {
  to: string;
  search: Readonly<Record<string, unknown>>;
}

let list: readonly string[] = [];
let place: Place | null = null;

/** "deal:<id>" of every row as it is shown now, and where: with its filters. */
export function rememberWalk(keys: readonly string[], from: Place): void {
  list = keys;
  place = from;
}

export function neighbours(key: string): { previous: string | null; next: string | null } {
  const at = list.indexOf(key);
  if (at < 0) return { previous: null, next: null };
  return { previous: list[at - 1] ?? null, next: list[at + 1] ?? null };
}

/** The list a record was opened from; null when it stands in none. */
export const listOf = (key: string): Place | null => (list.includes(key) ? place : null);
