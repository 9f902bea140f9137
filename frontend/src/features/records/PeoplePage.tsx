import { IconUsers } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useWorkspace } from '@/api/queries';
import type { Person } from '@/api/types';
import type { Column } from '@/ui/DataTable';
import { When } from '@/ui/When';
import { AddDialog } from './AddDialog';
import { ListPage } from './ListPage';
import { PERSON_FIELDS } from './personFields';

export function PeoplePage() {
  const door = useDoor();
  const navigate = useNavigate();
  const { t } = useTranslation('records');
  const workspace = useWorkspace();
  const open = (person: { id: string }) =>
    void navigate({ to: '/w/$ws/people/$id', params: { ws: door.ws, id: person.id } });
  const columns = useMemo<readonly Column<Person>[]>(
    () => [
      {
        key: 'name',
        title: t('field.name'),
        width: 240,
        sort: ['name', '-name'],
        cell: (person) => (
          <Link to="/w/$ws/people/$id" params={{ ws: door.ws, id: person.id }} className="truncate">
            {person.name}
          </Link>
        ),
      },
      {
        key: 'companies',
        title: t('field.companies'),
        width: 240,
        cell: (person) => person.companies.map((company) => company.name).join(', ') || null,
      },
      { key: 'phones', title: t('field.phones'), width: 170, cell: (person) => person.phones_shown[0] ?? null },
      { key: 'emails', title: t('field.emails'), width: 220, cell: (person) => person.emails[0] ?? null },
      {
        key: 'updated',
        title: t('field.updated'),
        width: 130,
        sort: ['-updated', 'updated'],
        wide: true,
        cell: (person) => <When at={person.updated_at} />,
      },
    ],
    [door.ws, t],
  );
  return (
    <ListPage
      noun="people"
      icon={IconUsers}
      columns={columns}
      onOpen={open}
      mayAdd={workspace.data?.abilities.includes('person.edit') ?? false}
      adding={(opened, onClose) => (
        <AddDialog noun="people" fields={PERSON_FIELDS} opened={opened} onClose={onClose} onAdded={open} />
      )}
    />
  );
}
