/** Writing one field of a record: optimistic in the cache, and refusals in the form InlineEdit understands. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import i18next from 'i18next';
import type { Door } from '@/api/door';
import { isApiError } from '@/api/errors';
import { keepAnswer } from '@/api/kept';
import { outbox, type Waiting } from '@/api/outbox';
import { newId } from '@/lib/ids';
import { errorWords } from '@/ui/toasts';
import type { FieldValue, SaveResult } from '@/ui/useInlineEdit';
import { offerUndo } from './undo';

const wordsOf = (field: string): string => {
  const key = `record:fieldName.${field.replace(/_id$/, '')}`;
  return i18next.exists(key) ? i18next.t(key as 'record:fieldName.title') : field;
};

interface SaveField {
  door: Door;
  queries: QueryClient;
  /** the record in the cache: `keys.deals.one(ws, id)` */
  queryKey: QueryKey;
  /** "deal:<id>" */
  about: string;
  /** below the door: `/deals/<id>` */
  path: string;
  /** the field as the server names it; `show` when the cached record holds it in another shape (owner_id -> owner) */
  field: string;
  value: FieldValue;
  base: FieldValue;
  show?: Record<string, unknown>;
}

const asText = (value: unknown): FieldValue => (value === null || value === undefined ? null : String(value));

/** Written where the server cannot be reached, or clashing with somebody, it is kept in the outbox and shown at its field. */
export async function saveField(input: SaveField): Promise<SaveResult> {
  const { door, queries, queryKey, about, path, field, value, base, show } = input;
  const before = queries.getQueryData<Record<string, unknown>>(queryKey);
  if (before) queries.setQueryData(queryKey, { ...before, ...(show ?? { [field]: value }) });
  try {
    const mutationId = newId();
    const body = { fields: { [field]: { base, value } } };
    const after = await door.patch<Record<string, unknown>>(path, body, { mutationId });
    // A PATCH may answer with the short form: keep what only the full one has.
    queries.setQueryData<Record<string, unknown>>(queryKey, (now) => ({ ...now, ...after }));
    outbox.settle(door.ws, about, field);
    offerUndo({ door, queries, mutationId, message: i18next.t('record:edited', { field: wordsOf(field) }) });
    return { status: 'saved' };
  } catch (error) {
    if (isApiError(error) && error.status === 0) {
      keep(input);
      keepAnswer(queryKey, queries.getQueryData(queryKey));
      return { status: 'saved' };
    }
    if (before) queries.setQueryData(queryKey, before);
    void queries.invalidateQueries({ queryKey });
    const clash = isApiError(error) ? error.clash?.[field] : undefined;
    if (!clash) return refusal(error, field);
    keep(input, { state: 'clash', theirs: asText(clash.theirs), by: clash.by });
    return { status: 'held' };
  }
}

function keep({ door, about, path, field, value, base }: SaveField, more: Partial<Waiting> = {}): void {
  outbox.add({
    ws: door.ws,
    about,
    method: 'PATCH',
    path: door.base + path,
    body: { fields: { [field]: { base, value } } },
    what: { kind: 'field', field, base, mine: value },
    ...more,
  });
}

/** Any other write in the form InlineEdit understands. */
export async function asSaveResult(write: () => Promise<unknown>, field: string): Promise<SaveResult> {
  try {
    await write();
    return { status: 'saved' };
  } catch (error) {
    return refusal(error, field);
  }
}

export function refusal(error: unknown, field: string): SaveResult {
  if (!isApiError(error)) throw error;
  const clash = error.clash?.[field];
  if (clash) return { status: 'clash', theirs: asText(clash.theirs), by: clash.by };
  return { status: 'error', message: error.field(field) ?? errorWords(error) };
}
