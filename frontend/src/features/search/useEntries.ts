/** What the palette offers: recent records, what this page can do, records from the server, places, settings. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { SearchHit } from '@/api/types';
import { type Shortcut, useRegisteredShortcuts } from '@/lib/shortcuts';
import { asQuestion, matches } from './question';
import { recentHits, remember } from './recent';

export interface Entry {
  id: string;
  group: 'recent' | 'actions' | 'records' | 'go';
  label: string;
  hint?: string;
  keys?: string;
  type?: SearchHit['type'];
  run: () => void;
}

/** Walking a list is not an action to choose from a list, and the palette need not open itself. */
const offered = ({ group, keys, run }: Shortcut) => run !== null && group !== 'list' && keys !== 'mod+k';

export function useEntries(text: string, opened: boolean): { entries: Entry[]; searching: boolean } {
  const { t } = useTranslation('search');
  const { ws, get } = useDoor();
  const router = useRouter();
  const shortcuts = useRegisteredShortcuts();
  const question = asQuestion(text);
  const [q] = useDebouncedValue(question.q, 120);
  const wanted = opened && question.records && q.length > 1;
  const found = useQuery({
    queryKey: keys.search(ws, q, question.kinds),
    queryFn: ({ signal }) => get<{ items: SearchHit[] }>('/search', { q, kinds: question.kinds }, { signal }),
    enabled: wanted,
    staleTime: 10_000,
    placeholderData: (previous) => previous,
  });
  const record =
    (group: 'recent' | 'records') =>
    (hit: SearchHit): Entry => ({
      id: `${group}:${hit.type}:${hit.id}`,
      group,
      label: hit.title,
      hint: [hit.number, t(`types.${hit.type}`), hit.subtitle].filter(Boolean).join(' · '),
      type: hit.type,
      run: () => {
        remember(ws, hit);
        router.history.push(hit.url);
      },
    });
  const command = (shortcut: Shortcut, index: number): Entry => ({
    id: `command:${index}:${shortcut.label}`,
    group: shortcut.group === 'go' ? 'go' : 'actions',
    label: shortcut.label,
    keys: shortcut.keys,
    run: () => shortcut.run?.(new KeyboardEvent('keydown')),
  });
  const commands = shortcuts
    .filter(offered)
    .map(command)
    .filter((entry) => matches(entry.label, question.q));
  const recent = question.q === '' && question.records ? recentHits(ws).map(record('recent')) : [];
  const records = wanted ? (found.data?.items ?? []).map(record('records')) : [];
  const actions = question.commands ? commands.filter((entry) => entry.group === 'actions') : [];
  const places = question.commands ? commands.filter((entry) => entry.group === 'go') : [];
  // Records come last of what is typed for, so that an answer of the server moves nothing above it.
  return { entries: [...recent, ...actions, ...places, ...records], searching: wanted && found.isFetching };
}
