/** What a board and the table are narrowed by; it lives in the address, so a link shows the same deals. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';

export interface Narrowed {
  q?: string | undefined;
  owner?: string | undefined;
  company?: string | undefined;
  attention?: string | undefined;
}

export const NARROWED = ['q', 'owner', 'company', 'attention'] as const;

/** The same object as long as it says the same. */
export function useNarrowed() {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const said = JSON.stringify(NARROWED.map((name) => (typeof raw[name] === 'string' ? raw[name] : null)));
  const by = useMemo(() => {
    const values = JSON.parse(said) as (string | null)[];
    const found: Narrowed = {};
    for (const [index, name] of NARROWED.entries()) if (values[index]) found[name] = values[index];
    return found;
  }, [said]);
  const change = (next: Narrowed) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, ...next }) as never, replace: true });
  return { by, change };
}
