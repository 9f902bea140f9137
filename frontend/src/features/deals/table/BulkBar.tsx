import { ActionIcon, Button, Select } from '@mantine/core';
import { IconArchive, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory, usePipelines, useTeams } from '@/api/queries';
import type { Deal } from '@/api/types';
import { MemberPicker } from '@/ui/MemberPicker';
import type { Selection } from '@/ui/useSelection';
import classes from './BulkBar.module.css';
import { type BulkSet, useBulk } from './useBulk';

interface Props {
  deals: readonly Deal[];
  selection: Selection;
}

/** What can be done with the chosen deals together; the server judges each of them. */
export function BulkBar({ deals, selection }: Props) {
  const { t } = useTranslation('deals');
  const [q, setQ] = useState('');
  const directory = useDirectory(q, 'staff');
  const teams = useTeams();
  const pipelines = usePipelines();
  const bulk = useBulk();
  const chosen = deals.filter((deal) => selection.ids.has(deal.id));
  const [first] = chosen;
  // Stages belong to one pipeline: deals of several cannot be moved together.
  const one = first && chosen.every((deal) => deal.pipeline.id === first.pipeline.id) ? first.pipeline.id : null;
  const stages = pipelines.data?.find((pipeline) => pipeline.id === one)?.stages ?? [];
  const open = stages.filter((stage) => stage.kind === 'open');
  const run = (set: BulkSet) =>
    bulk.mutate({ ids: chosen.map((deal) => deal.id), set }, { onSuccess: selection.clear });
  return (
    <section className={classes.bar} aria-label={t('bulk.label')} aria-busy={bulk.isPending}>
      <span className={`${classes.count} tabular`} role="status">
        {t('bulk.selected', { count: chosen.length })}
      </span>
      <MemberPicker
        label={t('bulk.owner')}
        placeholder={t('bulk.owner')}
        hideLabel
        value={null}
        options={directory.data ?? []}
        query={q}
        onQuery={setQ}
        loading={directory.isFetching}
        onChange={(owner) => owner && run({ owner_id: owner.id })}
      />
      <Select
        aria-label={t('bulk.team')}
        placeholder={t('bulk.team')}
        data={(teams.data ?? []).map((team) => ({ value: team.id, label: team.name }))}
        value={null}
        w={130}
        onChange={(team_id) => team_id && run({ team_id })}
      />
      {open.length > 0 && (
        <Select
          aria-label={t('bulk.stage')}
          placeholder={t('bulk.stage')}
          data={open.map((stage) => ({ value: stage.id, label: stage.name }))}
          value={null}
          w={130}
          onChange={(stage_id) => stage_id && run({ stage_id })}
        />
      )}
      <Button
        variant="default"
        leftSection={<IconArchive size={16} />}
        loading={bulk.isPending}
        style={{ flexShrink: 0 }}
        onClick={() => run({ archive: true })}
      >
        {t('bulk.archive')}
      </Button>
      <ActionIcon aria-label={t('bulk.clear')} aria-keyshortcuts="Escape" onClick={selection.clear}>
        <IconX size={16} />
      </ActionIcon>
    </section>
  );
}
