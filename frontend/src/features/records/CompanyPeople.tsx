import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Company, Person } from '@/api/types';
import { GroupHead } from '@/record/GroupHead';
import { Pick } from '@/record/Pick';
import { toastError } from '@/ui/toasts';
import { AddDialog } from './AddDialog';
import { placesOf } from './PersonCompanies';
import { PERSON_FIELDS } from './personFields';
import classes from './Records.module.css';
import { useRecordList } from './useRecords';

/** Who works there; one more of the people we know, or somebody new. */
export function CompanyPeople({ company, readOnly }: { company: Company; readOnly: boolean }) {
  const { t } = useTranslation('records');
  const door = useDoor();
  const queries = useQueryClient();
  const people = useRecordList('people', { company: company.id, sort: 'name' });
  const [adding, setAdding] = useState(false);
  const [making, setMaking] = useState(false);
  const link = async (person: Person) => {
    const base = placesOf(person.companies);
    const value = [...base, { id: company.id, job_title: '' }];
    try {
      await door.patch(`/people/${person.id}`, { fields: { companies: { base, value } } });
    } catch (error) {
      toastError(error);
    }
    void queries.invalidateQueries({ queryKey: keys.people.all(door.ws) });
  };
  return (
    <section className={classes.group} aria-label={t('people.title')}>
      <GroupHead
        title={t('people.title')}
        level={3}
        add={t('add.people')}
        adding={adding}
        onAdd={readOnly ? null : () => setAdding(!adding)}
      />
      {!people.loading && people.rows.length === 0 && !adding && <p className={classes.none}>{t('noPeople')}</p>}
      {people.rows.map((person) => (
        <div key={person.id} className={classes.line}>
          <Link to="/w/$ws/people/$id" params={{ ws: door.ws, id: person.id }} className="truncate">
            {person.name}
          </Link>
          <span className="text-3 truncate">{person.companies.find((one) => one.id === company.id)?.job_title}</span>
          <span className="text-3 tabular">{person.phones_shown[0] ?? person.emails[0] ?? ''}</span>
        </div>
      ))}
      {adding && (
        <div className={classes.adding}>
          <Pick
            noun="people"
            label={t('add.people')}
            hideLabel
            asked
            onCancel={() => setAdding(false)}
            taken={people.rows.map((person) => person.id)}
            onChoose={(_, person) => {
              setAdding(false);
              if (person) void link(person);
            }}
          />
          <Button variant="default" onClick={() => setMaking(true)}>
            {t('people.new')}
          </Button>
        </div>
      )}
      <AddDialog
        noun="people"
        fields={PERSON_FIELDS}
        company={company}
        opened={making}
        onClose={() => setMaking(false)}
        onAdded={() => setAdding(false)}
      />
    </section>
  );
}
