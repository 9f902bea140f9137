/** Buttons show by what the server says; rights are never worked out in the browser. */
export function can(subject: { abilities: readonly string[] } | null | undefined, ability: string): boolean {
  return subject?.abilities.includes(ability) ?? false;
}
