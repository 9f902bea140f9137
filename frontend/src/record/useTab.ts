/** The open tab of a record's page: in its address, so that J and K, a reload and a link keep it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useIsPeek } from '@/ui/peeking';

export function useTab(names: readonly string[], first: string) {
  const inPeek = useIsPeek();
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  // Beside a list the address is the list's.
  const [beside, setBeside] = useState(first);
  const asked = inPeek ? beside : raw.tab;
  const onChange = (name: string | null) => {
    if (!name) return;
    const { tab: _before, ...rest } = raw;
    if (inPeek) setBeside(name);
    else void navigate({ to: '.', search: (name === first ? rest : { ...rest, tab: name }) as never, replace: true });
  };
  return { value: names.find((name) => name === asked) ?? first, onChange };
}
