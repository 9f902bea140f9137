/** One mechanism for every field of every kind of record: who edits it now, what waits, what is said about it, how it is saved. */
import { createElement } from 'react';
import type { Presence, PresentPerson } from '@/live';
import type { FieldValue, SaveResult } from '@/ui/useInlineEdit';
import { useFieldThreads } from './comments/acts';
import { FieldTalk } from './FieldTalk';
import { keptEdit, useWaiting } from './waiting';

type Save = (
  field: string,
  show?: Record<string, unknown>,
) => (value: FieldValue, base: FieldValue) => Promise<SaveResult>;

interface Input {
  /** "deal:<id>" */
  about: string;
  presence: Presence;
  save: Save;
  readOnly: boolean;
  /** names a field for everybody */
  label: (field: string) => string;
  /** comments on a field stand beside it */
  mayComment: boolean;
}

/** `company` and `company_id` are one field to the people who look at it. */
const plain = (field: string | null): string => (field ?? '').replace(/_id$/, '');

export function editorOf(people: readonly PresentPerson[], field: string): PresentPerson | null {
  const edits = ({ state, field: now, fields = [] }: PresentPerson) =>
    state === 'edit' && [now, ...fields].some((one) => plain(one) === plain(field));
  return people.find(edits) ?? null;
}

export type Field = ReturnType<typeof useFields>;

/** Gives each `InlineEdit` of a record its part: `<InlineEdit {...field('amount')} value={...} />`. */
export function useFields({ about, presence, save, readOnly, label, mayComment }: Input) {
  const waiting = useWaiting(about);
  const said = useFieldThreads(about).data ?? [];
  return (name: string, show?: (value: FieldValue) => Record<string, unknown>) => ({
    label: label(name),
    readOnly,
    editor: editorOf(presence.people, name),
    kept: keptEdit(waiting, name),
    aside: createElement(FieldTalk, {
      about,
      field: name,
      label: label(name),
      roots: said.filter((one) => plain(one.field ?? null) === plain(name)),
      mayWrite: mayComment,
    }),
    onEditing: (editing: boolean) => presence.edit(editing ? name : null),
    onSave: (value: FieldValue, base: FieldValue) => save(name, show?.(value))(value, base),
  });
}
