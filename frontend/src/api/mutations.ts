/** Mutation ids this tab has sent, so that the live layer knows its own echo. */
const KEPT = 500;
const own = new Set<string>();

export function rememberMutation(id: string): void {
  own.add(id);
  if (own.size > KEPT) {
    const oldest = own.values().next().value;
    if (oldest !== undefined) own.delete(oldest);
  }
}

export function isOwnMutation(id: string | null | undefined): boolean {
  return id !== null && id !== undefined && own.has(id);
}
