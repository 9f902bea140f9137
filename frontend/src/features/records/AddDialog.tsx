import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import type { Named } from '@/api/types';
import { newId } from '@/lib/ids';
import { Pick } from '@/record/Pick';
import { Dialog } from '@/ui/Dialog';
import { NumberField } from '@/ui/NumberField';
import { toastError } from '@/ui/toasts';
import { Alike } from './Alike';
import type { Noun, Nouns } from './useRecords';

export interface FormField {
  name: string;
  required?: boolean;
  /** several, one a line */
  many?: boolean;
  type?: 'email' | 'tel' | 'number' | 'company';
  options?: { value: string; label: string }[];
  start?: string;
}

interface Props<N extends Noun> {
  noun: N;
  fields: readonly FormField[];
  /** of a new person, chosen already */
  company?: Named | undefined;
  opened: boolean;
  onClose: () => void;
  onAdded: (record: Nouns[N]) => void;
}

/** A new company, person or product. What the server refuses is said at the field. */
export function AddDialog<N extends Noun>({ noun, fields, company, opened, onClose, onAdded }: Props<N>) {
  const { t } = useTranslation('records');
  const nouns: Noun = noun;
  const door = useDoor();
  const queries = useQueryClient();
  const [id, setId] = useState(newId);
  const [values, setValues] = useState<Record<string, string>>({});
  const [chosen, setChosen] = useState<Named | null>(company ?? null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const entered = (field: FormField) => values[field.name] ?? field.start ?? '';

  const submit = async () => {
    const missing = fields.filter((field) => field.required && !entered(field).trim());
    setErrors(Object.fromEntries(missing.map((field) => [field.name, t('required')])));
    if (missing.length > 0) return;
    const body: Record<string, unknown> = { id };
    for (const field of fields) {
      const value = entered(field).trim();
      if (field.type === 'company') body[field.name] = chosen ? [{ id: chosen.id }] : [];
      else if (field.many)
        body[field.name] = value
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean);
      else if (value || field.options) body[field.name] = value;
    }
    setBusy(true);
    try {
      const record = await door.post<Nouns[N]>(`/${noun}`, body);
      void queries.invalidateQueries({ queryKey: keys[noun].all(door.ws) });
      setValues({});
      setChosen(company ?? null);
      setId(newId());
      onClose();
      onAdded(record);
    } catch (error) {
      const said = isApiError(error) ? Object.entries(error.fields) : [];
      if (said.length > 0)
        setErrors(Object.fromEntries(said.map(([name, words]) => [name.split('.')[0] ?? name, words[0] ?? ''])));
      else toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t(`${nouns}.new`)}
      submit={t(`${nouns}.add`)}
      onSubmit={() => void submit()}
      loading={busy}
    >
      <Stack gap="sm">
        {fields.map((field, index) => {
          const common = {
            label: t(`field.${field.name}` as 'field.name'),
            error: errors[field.name],
            withAsterisk: field.required,
            'data-autofocus': index === 0 || undefined,
          };
          const set = (value: string) => setValues({ ...values, [field.name]: value });
          if (field.options)
            return (
              <Select
                key={field.name}
                {...common}
                data={field.options}
                value={entered(field)}
                allowDeselect={false}
                searchable={field.options.length > 8}
                onChange={(value) => set(value ?? '')}
              />
            );
          if (field.type === 'company')
            return <Pick key={field.name} noun="companies" label={t('company')} value={chosen} onChoose={setChosen} />;
          if (field.type === 'number')
            return <NumberField key={field.name} {...common} value={entered(field)} onChange={set} />;
          const Box = field.many ? Textarea : TextInput;
          return (
            <Box
              key={field.name}
              {...common}
              {...(field.many ? { autosize: true, minRows: 1, size: 'xs' as const } : { type: field.type })}
              value={entered(field)}
              onChange={(event: { currentTarget: { value: string } }) => set(event.currentTarget.value)}
            />
          );
        })}
        <Alike noun={noun} values={values} />
      </Stack>
    </Dialog>
  );
}
