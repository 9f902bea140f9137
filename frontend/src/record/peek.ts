/** `?peek=deal:<id>`: a record beside its list, in the address, so that a link or a reload shows the same. */
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useShortcuts } from '@/lib/shortcuts';
import { neighbours, rememberWalk } from '@/lib/walk';
import { useIsPeek } from '@/ui/peeking';

const PAGES: Readonly<Record<string, string>> = {
  deal: 'deals',
  company: 'companies',
  person: 'people',
  product: 'products',
  request: 'requests',
};

/** The address of a record's own page: "deal:<id>" -> "/w/<ws>/deals/<id>". */
export function pageOf(ws: string, key: string): string {
  const [kind = '', id = ''] = key.split(':');
  return `/w/${ws}/${PAGES[kind] ?? kind}/${id}`;
}

export function usePeek() {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const peek = typeof raw.peek === 'string' && /^[a-z]+:[0-9a-f-]{36}$/.test(raw.peek) ? raw.peek : null;
  const set = (key: string | null) => {
    const { peek: _before, ...rest } = raw;
    void navigate({ to: '.', search: (key ? { ...rest, peek: key } : rest) as never, replace: peek !== null });
  };
  return { peek, show: (key: string) => set(key), close: () => set(null) };
}

/** The order of what a page shows ("deal:<id>"), which J and K follow afterwards, and its filters for the way back. */
export function useWalkSource(keys: readonly string[]): void {
  const to = useLocation({ select: (location) => location.pathname });
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const { peek: _beside, ...search } = raw;
  const signature = keys.join(' ');
  const filters = JSON.stringify(search);
  useEffect(() => rememberWalk(signature.split(' '), { to, search: JSON.parse(filters) }), [to, filters, signature]);
}

/** What a list needs to show its rows beside itself. */
export function usePeekList(kind: string, ids: readonly string[]) {
  const { peek, show } = usePeek();
  useWalkSource(ids.map((id) => `${kind}:${id}`));
  const activeId = peek?.startsWith(`${kind}:`) ? peek.slice(kind.length + 1) : null;
  return { activeId, onPeek: (row: { id: string }) => show(`${kind}:${row.id}`) };
}

/** J and K on a record's own page: the next and the one before in the list it was opened from; the open tab stays. */
export function useWalkKeys(key: string): void {
  const { t } = useTranslation('common');
  const { ws } = useDoor();
  const navigate = useNavigate();
  const inPeek = useIsPeek();
  const { tab }: { tab?: unknown } = useSearch({ strict: false });
  const go = (which: 'previous' | 'next') => () => {
    const next = neighbours(key)[which];
    if (next) void navigate({ to: pageOf(ws, next), search: (tab ? { tab } : {}) as never, replace: true });
  };
  useShortcuts(
    inPeek
      ? []
      : [
          { keys: 'j', label: t('keys.nextRecord'), group: 'record', run: go('next') },
          { keys: 'k', label: t('keys.previousRecord'), group: 'record', run: go('previous') },
        ],
  );
}
