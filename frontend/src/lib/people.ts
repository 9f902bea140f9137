/** One colour and one pair of initials per person, the same for avatar, cursor and selection. */

/** White initials keep 4.5:1 on each. */
export const PEOPLE_COLOURS = [
  '#4b5bd7',
  '#0b7a6d',
  '#a1490f',
  '#8a2fa0',
  '#1f6bc4',
  '#33701d',
  '#b42318',
  '#6b4fa0',
] as const;

export function personColour(colour: number | null | undefined): string {
  const index = Math.abs(Math.trunc(colour ?? 0)) % PEOPLE_COLOURS.length;
  return PEOPLE_COLOURS[index] ?? PEOPLE_COLOURS[0];
}

/** "Anna Karlsson" -> "AK"; one word gives its first two letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  const letters = last ? `${[...first][0] ?? ''}${[...last][0] ?? ''}` : [...first].slice(0, 2).join('');
  return letters.toUpperCase() || '?';
}

/** Dots of stages; never the only sign. */
export const STAGE_COLOURS = ['#80808c', '#4b8ef0', '#8a63d2', '#d99a1c', '#2f9e8f', '#2f9e44', '#d64545'] as const;

export function stageColour(colour: number): string {
  return STAGE_COLOURS[colour % STAGE_COLOURS.length] ?? STAGE_COLOURS[0];
}
