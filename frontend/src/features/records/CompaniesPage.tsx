import { Button } from '@mantine/core';
import { IconBuilding, IconFileImport } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { useWorkspace } from '@/api/queries';
import type { Company } from '@/api/types';
import { Chip } from '@/ui/Chip';
import type { Column } from '@/ui/DataTable';
import { When } from '@/ui/When';
import { AddDialog, type FormField } from './AddDialog';
import { ListPage } from './ListPage';

export function CompaniesPage() {
  const door = useDoor();
  const navigate = useNavigate();
  const { t } = useTranslation('records');
  const workspace = useWorkspace();
  const may = (ability: string) => workspace.data?.abilities.includes(ability) ?? false;
  const open = (company: { id: string }) =>
    void navigate({ to: '/w/$ws/companies/$id', params: { ws: door.ws, id: company.id } });
  const columns = useMemo<readonly Column<Company>[]>(
    () => [
      {
        key: 'name',
        title: t('field.name'),
        width: 260,
        sort: ['name', '-name'],
        cell: (company) => (
          <Link to="/w/$ws/companies/$id" params={{ ws: door.ws, id: company.id }} className="truncate">
            {company.name}
          </Link>
        ),
      },
      {
        key: 'relation',
        title: t('field.relation'),
        width: 120,
        cell: (company) =>
          company.relation === 'none' ? null : (
            <Chip tone={company.relation === 'partner' ? 'accent' : 'info'}>{t(`relation.${company.relation}`)}</Chip>
          ),
      },
      { key: 'industry', title: t('field.industry'), width: 160, cell: (company) => company.industry || null },
      { key: 'phone', title: t('field.phone'), width: 160, cell: (company) => company.phone_shown || null },
      { key: 'domain', title: t('field.domain'), width: 170, cell: (company) => company.domain || null, wide: true },
      { key: 'owner', title: t('field.owner'), width: 150, cell: (company) => company.owner?.name ?? null },
      {
        key: 'updated',
        title: t('field.updated'),
        width: 130,
        sort: ['-updated', 'updated'],
        wide: true,
        cell: (company) => <When at={company.updated_at} />,
      },
    ],
    [door.ws, t],
  );
  const fields: FormField[] = [
    { name: 'name', required: true },
    {
      name: 'relation',
      start: 'none',
      options: (['none', 'client', 'partner'] as const).map((value) => ({ value, label: t(`relation.${value}`) })),
    },
    { name: 'industry' },
    { name: 'domain' },
    { name: 'phone', type: 'tel' },
    { name: 'address' },
  ];
  return (
    <ListPage
      noun="companies"
      icon={IconBuilding}
      columns={columns}
      onOpen={open}
      mayAdd={may('company.edit')}
      relations
      extra={
        may('import.run') && (
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} />}
            component={Link}
            to={`/w/${door.ws}/import`}
            style={{ flexShrink: 0 }}
          >
            {t('import')}
          </Button>
        )
      }
      adding={(opened, onClose) => (
        <AddDialog noun="companies" fields={fields} opened={opened} onClose={onClose} onAdded={open} />
      )}
    />
  );
}
