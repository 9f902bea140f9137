import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { Person } from '@/api/types';
import { GroupHead } from '@/record/GroupHead';
import { Pick } from '@/record/Pick';
import { WordInput } from '@/ui/WordInput';
import classes from './Records.module.css';
import type { useRecordWrites } from './useRecords';

type Place = Person['companies'][number];

interface Props {
  person: Person;
  writes: ReturnType<typeof useRecordWrites<'people'>>;
  readOnly: boolean;
}

/** What an edit of somebody's companies sends. */
export const placesOf = (places: readonly Place[]) => places.map(({ id, job_title }) => ({ id, job_title }));

/** Where somebody works, and as what. */
export function PersonCompanies({ person, writes, readOnly }: Props) {
  const { t } = useTranslation('records');
  const [adding, setAdding] = useState(false);
  const save = (places: readonly Place[]) => writes.patch('companies', placesOf(person.companies), placesOf(places));
  return (
    <section className={classes.group} aria-label={t('field.companies')}>
      <GroupHead
        title={t('field.companies')}
        level={3}
        add={t('add.companies')}
        adding={adding}
        onAdd={readOnly ? null : () => setAdding(!adding)}
      />
      {person.companies.length === 0 && !adding && <p className={classes.none}>{t('noCompanies')}</p>}
      {person.companies.map((place) => (
        <Company
          key={place.id}
          place={place}
          readOnly={readOnly}
          onTitle={(job_title) =>
            save(person.companies.map((one) => (one.id === place.id ? { ...one, job_title } : one)))
          }
          onRemove={() => void save(person.companies.filter((one) => one.id !== place.id))}
        />
      ))}
      {adding && (
        <Pick
          noun="companies"
          label={t('add.companies')}
          hideLabel
          asked
          onCancel={() => setAdding(false)}
          taken={person.companies.map((one) => one.id)}
          onChoose={(company) => {
            setAdding(false);
            if (company) void save([...person.companies, { id: company.id, name: company.name, job_title: '' }]);
          }}
        />
      )}
    </section>
  );
}

interface CompanyProps {
  place: Place;
  readOnly: boolean;
  onTitle: (title: string) => Promise<unknown>;
  onRemove: () => void;
}

function Company({ place, readOnly, onTitle, onRemove }: CompanyProps) {
  const { t } = useTranslation('records');
  const door = useDoor();
  return (
    <div className={classes.line}>
      <Link to="/w/$ws/companies/$id" params={{ ws: door.ws, id: place.id }} className="truncate">
        {place.name}
      </Link>
      {readOnly ? (
        <span className="text-3">{place.job_title}</span>
      ) : (
        <>
          <WordInput
            label={t('jobTitleAt', { company: place.name })}
            placeholder={t('jobTitle')}
            value={place.job_title}
            maxLength={120}
            onSave={onTitle}
          />
          <ActionIcon size={24} aria-label={t('remove', { what: place.name })} onClick={onRemove}>
            <IconX size={14} />
          </ActionIcon>
        </>
      )}
    </div>
  );
}
