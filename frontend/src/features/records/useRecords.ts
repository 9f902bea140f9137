/** Lists and single records of companies, people and products: the same three questions for each noun. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { useListed } from '@/api/listed';
import type { Company, Person, Product } from '@/api/types';
import { newId } from '@/lib/ids';
import { saveField } from '@/record/save-field';
import { useUndo } from '@/record/undo';
import { toastError } from '@/ui/toasts';
import type { FieldValue, SaveResult } from '@/ui/useInlineEdit';

export interface Nouns {
  companies: Company;
  people: Person;
  products: Product;
}
export type Noun = keyof Nouns;

const SINGULAR = { companies: 'company', people: 'person', products: 'product' } as const;

/** "company:<id>": how events, comments and presence name the record. */
export const aboutOf = (noun: Noun, id: string): string => `${SINGULAR[noun]}:${id}`;

export interface RecordSearch {
  q?: string | undefined;
  relation?: string | undefined;
  archived?: boolean | undefined;
  sort?: string | undefined;
}

export function useRecordSearch() {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const search: RecordSearch = {};
  for (const name of ['q', 'relation', 'sort'] as const) if (typeof raw[name] === 'string') search[name] = raw[name];
  if (raw.archived === true || raw.archived === 'true') search.archived = true;
  const go = (next: RecordSearch) => void navigate({ to: '.', search: { ...next } as never, replace: true });
  return {
    search,
    change: (next: Partial<RecordSearch>) => go({ ...search, ...next }),
    clear: () => go(search.sort ? { sort: search.sort } : {}),
    narrowed: Boolean(search.q || search.relation || search.archived),
  };
}

export function useRecordList<N extends Noun>(noun: N, search: Readonly<Record<string, string | boolean | undefined>>) {
  const door = useDoor();
  const { sort, ...filters } = search;
  return useListed<Nouns[N]>({
    path: `/${noun}`,
    queryKey: keys[noun].list(door.ws, { ...search }),
    countKey: keys[noun].count(door.ws, { ...filters }),
    filters,
    sort,
  });
}

export function useRecord<N extends Noun>(noun: N, id: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys[noun].one(door.ws, id),
    queryFn: ({ signal }) => door.get<Nouns[N]>(`/${noun}/${id}`, {}, { signal }),
  });
}

export function useRecordWrites<N extends Noun>(noun: N, id: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const queryKey = keys[noun].one(door.ws, id);
  const path = `/${noun}/${id}`;
  const about = aboutOf(noun, id);
  const undoable = useUndo();
  const refresh = () => void queries.invalidateQueries({ queryKey: keys[noun].all(door.ws) });
  const act = async (what: 'archive' | 'restore', said?: string): Promise<void> => {
    const mutationId = newId();
    try {
      queries.setQueryData(queryKey, await door.post<Nouns[N]>(`${path}/${what}`, {}, { mutationId }));
      if (said) undoable(mutationId, said);
    } catch (error) {
      toastError(error);
    }
    refresh();
  };
  return {
    save:
      (field: string, show?: Record<string, unknown>) =>
      async (value: FieldValue, base: FieldValue): Promise<SaveResult> => {
        const shown = show ? { show } : {};
        const result = await saveField({ door, queries, queryKey, about, path, field, value, base, ...shown });
        for (const key of [keys[noun].lists(door.ws), keys.timelineOf(door.ws, about)])
          void queries.invalidateQueries({ queryKey: key });
        return result;
      },
    /** Fields that are not text: lists of phones, companies. */
    patch: async (field: string, base: unknown, value: unknown): Promise<boolean> => {
      try {
        queries.setQueryData(queryKey, await door.patch<Nouns[N]>(path, { fields: { [field]: { base, value } } }));
        return true;
      } catch (error) {
        toastError(error);
        refresh();
        return false;
      }
    },
    archive: (said: string) => act('archive', said),
    restore: () => void act('restore'),
  };
}
