import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '@/api/types';
import type { Presence } from '@/live';
import { Attribute } from '@/record/Attribute';
import { useFields } from '@/record/fields';
import { useHere } from '@/record/Here';
import { InlineEdit } from '@/ui/InlineEdit';
import { OwnerField } from './OwnerField';
import { PersonCompanies } from './PersonCompanies';
import { RecordFrame } from './RecordFrame';
import classes from './Records.module.css';
import { useRecord, useRecordWrites } from './useRecords';

const NAMES = ['first_name', 'middle_name', 'last_name'] as const;
const isReadOnly = (person: Person) => person.archived_at !== null || !person.abilities.includes('person.edit');
type Writes = ReturnType<typeof useRecordWrites<'people'>>;

export function PersonPage() {
  const { id = '' } = useParams({ strict: false });
  return <PersonView id={id} />;
}

/** The same beside a list. */
export function PersonView({ id }: { id: string }) {
  const { t } = useTranslation('records');
  const person = useRecord('people', id);
  const writes = useRecordWrites('people', id);
  const presence = useHere(`person:${id}`);
  const record = person.data;
  return (
    <RecordFrame
      noun="people"
      about={`person:${id}`}
      title={record?.name}
      archived={Boolean(record?.archived_at)}
      presence={presence}
      error={person.error}
      onRetry={() => void person.refetch()}
      mayComment={record?.abilities.includes('person.comment') ?? false}
      mayArchive={record?.abilities.includes('person.archive') ?? false}
      onArchive={() => void writes.archive(t('people.archived'))}
      onRestore={writes.restore}
      rail={record && <Rail person={record} writes={writes} presence={presence} />}
      main={record && <PersonCompanies key={record.id} person={record} writes={writes} readOnly={isReadOnly(record)} />}
    />
  );
}

function Rail({ person, writes, presence }: { person: Person; writes: Writes; presence: Presence }) {
  const { t } = useTranslation('records');
  const readOnly = isReadOnly(person);
  const field = useFields({
    about: `person:${person.id}`,
    presence,
    save: writes.save,
    readOnly,
    label: (name) => t(`field.${name}` as 'field.name'),
    mayComment: person.abilities.includes('person.comment'),
  });
  return (
    <>
      {NAMES.map((name) => (
        <Attribute key={name} label={t(`field.${name}`)}>
          <InlineEdit {...field(name)} value={person[name]} />
        </Attribute>
      ))}
      <Many field="phones" values={person.phones} shown={person.phones_shown} readOnly={readOnly} writes={writes} />
      <Many field="emails" values={person.emails} shown={person.emails} readOnly={readOnly} writes={writes} />
      <OwnerField
        owner={person.owner}
        readOnly={readOnly}
        onChange={(owner) => void writes.save('owner_id', { owner })(owner?.id ?? null, person.owner?.id ?? null)}
      />
      <Attribute label={t('field.description')}>
        <InlineEdit {...field('description')} kind="textarea" value={person.description} />
      </Attribute>
    </>
  );
}

interface ManyProps {
  field: 'phones' | 'emails';
  values: readonly string[];
  shown: readonly string[];
  readOnly: boolean;
  writes: Writes;
}

/** Phones or e-mails: each with a way to take it out, and a box for one more. */
function Many({ field, values, shown, readOnly, writes }: ManyProps) {
  const { t } = useTranslation('records');
  const [adding, setAdding] = useState(false);
  const [text, setText] = useState('');
  const save = async () => {
    setAdding(false);
    if (text.trim()) await writes.patch(field, values, [...values, text.trim()]);
    setText('');
  };
  return (
    <Attribute label={t(`field.${field}`)} plain>
      {values.map((value, index) => (
        <span key={value} className={classes.many}>
          <a href={field === 'phones' ? `tel:${value}` : `mailto:${value}`}>{shown[index] ?? value}</a>
          {!readOnly && (
            <ActionIcon
              size={24}
              aria-label={t('remove', { what: shown[index] ?? value })}
              onClick={() =>
                void writes.patch(
                  field,
                  values,
                  values.filter((one) => one !== value),
                )
              }
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </span>
      ))}
      {adding ? (
        <TextInput
          aria-label={t(`field.${field}`)}
          autoFocus
          type={field === 'phones' ? 'tel' : 'email'}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => void save()}
          onKeyDown={(event) => event.key === 'Enter' && void save()}
        />
      ) : (
        !readOnly && (
          <ActionIcon size={24} aria-label={t(`add.${field}`)} onClick={() => setAdding(true)}>
            <IconPlus size={14} />
          </ActionIcon>
        )
      )}
    </Attribute>
  );
}
