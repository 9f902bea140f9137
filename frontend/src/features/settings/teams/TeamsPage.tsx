import { Button } from '@mantine/core';
import { IconPlus, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '@/api/queries';
import { Panel, Section } from '@/ui/Section';
import { EmptyState, ErrorState, SkeletonRows } from '@/ui/States';
import { NewTeam } from './NewTeam';
import { TeamRow } from './TeamRow';
import { branches } from './tree';

export function TeamsPage() {
  const { t } = useTranslation('settings');
  const teams = useTeams();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
      {t('teams.new')}
    </Button>
  );
  const list = teams.data ?? [];
  return (
    <Section title={t('teams.title')} text={t('teams.text')} action={list.length > 0 && add}>
      {teams.isPending && <SkeletonRows />}
      {teams.isError && <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.data && list.length === 0 && (
        <EmptyState icon={IconSitemap} title={t('teams.none')} text={t('teams.noneText')} action={add} />
      )}
      {list.length > 0 && (
        <Panel>
          {branches(list).map(({ team, depth }) => (
            <TeamRow key={team.id} team={team} depth={depth} teams={list} />
          ))}
        </Panel>
      )}
      {adding && <NewTeam teams={list} onClose={() => setAdding(false)} />}
    </Section>
  );
}
