import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { DealFull, DealPerson } from '@/api/types';
import { GroupHead } from '@/record/GroupHead';
import { Pick } from '@/record/Pick';
import { WordInput } from '@/ui/WordInput';
import classes from './Deal.module.css';
import type { DealWrites } from './useDeal';

interface Props {
  deal: DealFull;
  writes: DealWrites;
  readOnly: boolean;
}

const body = (people: readonly DealPerson[]) => people.map((one) => ({ person_id: one.id, role: one.role }));

/** People on the other side, with their part in the deal. */
export function People({ deal, writes, readOnly }: Props) {
  const { t } = useTranslation('deals');
  const [adding, setAdding] = useState(false);
  return (
    <section className={classes.group} aria-label={t('people.title')}>
      <GroupHead
        title={t('people.title')}
        level={2}
        add={t('people.add')}
        adding={adding}
        onAdd={readOnly ? null : () => setAdding(!adding)}
      />
      {deal.people.length === 0 && !adding && <p className={classes.none}>{t('people.none')}</p>}
      {deal.people.map((one) => (
        <Line key={one.id} one={one} deal={deal} writes={writes} readOnly={readOnly} />
      ))}
      {adding && (
        <Pick
          noun="people"
          label={t('people.add')}
          hideLabel
          asked
          onCancel={() => setAdding(false)}
          taken={deal.people.map((one) => one.id)}
          onChoose={(person) => {
            setAdding(false);
            if (person) void writes.setPeople([...body(deal.people), { person_id: person.id, role: '' }]);
          }}
        />
      )}
    </section>
  );
}

function Line({ one, deal, writes, readOnly }: { one: DealPerson } & Props) {
  const { t } = useTranslation('deals');
  const door = useDoor();
  const others = deal.people.filter((person) => person.id !== one.id);
  const save = (role: string) =>
    writes.setPeople(body(deal.people.map((person) => (person.id === one.id ? { ...person, role } : person))));
  const phone = one.phones_shown[0];
  const mail = one.emails[0];
  return (
    <div className={classes.person}>
      <Link to="/w/$ws/people/$id" params={{ ws: door.ws, id: one.id }} className="truncate">
        {one.name}
      </Link>
      {readOnly ? (
        <span className="text-3">{one.role}</span>
      ) : (
        <WordInput
          label={t('people.role', { name: one.name })}
          placeholder={t('people.rolePlaceholder')}
          value={one.role}
          maxLength={80}
          onSave={save}
        />
      )}
      <span className="text-3 truncate">
        {phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}{' '}
        {mail && <a href={`mailto:${mail}`}>{mail}</a>}
      </span>
      {!readOnly && (
        <ActionIcon
          size={24}
          className={classes.remove}
          aria-label={t('people.remove', { name: one.name })}
          onClick={() => void writes.setPeople(body(others))}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </div>
  );
}
