import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReauthProvider } from '@/account/security/ReauthProvider';
import { can } from '@/api/abilities';
import { useWorkspace } from '@/api/queries';
import type { Member } from '@/api/types';
import { number } from '@/lib/formats';
import { DataTable } from '@/ui/DataTable';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import classes from '../Settings.module.css';
import { type MemberFilter, useMembers } from './api';
import { InviteDialog } from './InviteDialog';
import { MemberDialog } from './MemberDialog';
import { useMemberColumns } from './useMemberColumns';

function Members() {
  const { t } = useTranslation('settings');
  const workspace = useWorkspace();
  const [filter, setFilter] = useState<MemberFilter>({ q: '', kind: '' });
  const [q] = useDebouncedValue(filter.q, 200);
  const members = useMembers({ q, kind: filter.kind });
  const [inviting, setInviting] = useState<boolean | Member>(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const columns = useMemberColumns((member) => setOpenId(member.id));
  const rows = members.data?.items ?? [];
  const manages = can(workspace.data, 'member.manage');
  const invite = manages && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setInviting(true)}>
      {t('members.invite')}
    </Button>
  );
  return (
    <Section full title={t('members.title')} text={t('members.text')} action={invite}>
      <Group gap="sm" px="md" pb="sm">
        <TextInput
          aria-label={t('members.search')}
          placeholder={t('members.search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={filter.q}
          onChange={(event) => setFilter({ ...filter, q: event.currentTarget.value })}
        />
        <SegmentedControl
          aria-label={t('members.kind')}
          value={filter.kind}
          onChange={(kind) => setFilter({ ...filter, kind: kind as MemberFilter['kind'] })}
          data={(['', 'staff', 'partner', 'client'] as const).map((value) => ({
            value,
            label: t(`members.kinds.${value || 'all'}`),
          }))}
        />
      </Group>
      <div className={classes.fill}>
        {members.isPending && <SkeletonRows />}
        {members.isError && <ErrorState error={members.error} onRetry={() => void members.refetch()} />}
        {members.data && rows.length === 0 && (
          <EmptyState
            icon={IconUsers}
            title={t('members.none')}
            action={
              <Button variant="default" onClick={() => setFilter({ q: '', kind: '' })}>
                {t('common:clearFilters')}
              </Button>
            }
          />
        )}
        {rows.length > 0 && (
          <DataTable
            label={t('members.title')}
            columns={columns}
            rows={rows}
            onOpen={(member) => setOpenId(member.id)}
            footer={t('members.count', { count: rows.length, shown: number(rows.length) })}
          />
        )}
      </div>
      {inviting && (
        <InviteDialog known={typeof inviting === 'object' ? inviting : null} onClose={() => setInviting(false)} />
      )}
      <MemberDialog
        member={rows.find((member) => member.id === openId) ?? null}
        onClose={() => setOpenId(null)}
        onInvite={(member) => {
          setOpenId(null);
          setInviting(member);
        }}
      />
    </Section>
  );
}

/** Changing a role wants a fresh look at who is at the keyboard. */
export function MembersPage() {
  return (
    <ReauthProvider>
      <Members />
    </ReauthProvider>
  );
}
