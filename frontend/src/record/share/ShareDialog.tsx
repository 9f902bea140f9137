import { Button, Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '@/api/errors';
import type { ShareCandidate, ShareLevel } from '@/api/types';
import { Dialog } from '@/ui/Dialog';
import { useCandidates, useShares, useShareWrites } from './api';
import { Holders } from './Holders';
import { Preview } from './Preview';
import classes from './Share.module.css';

const levelsOf = (object: string): readonly ShareLevel[] => [
  'view',
  'comment',
  object.startsWith('document:') ? 'edit' : 'move',
];

/** "2026-12-24", the day here of a moment. */
const localDay = (moment: string) => new Date(moment).toLocaleDateString('sv');

interface Props {
  /** "deal:<id>" or "pipeline:<id>" */
  object: string;
  title: string;
  opened: boolean;
  onClose: () => void;
}

/** Who outside sees a deal or a pipeline: give, look at it with their eyes, set an end, take back. */
export function ShareDialog({ object, title, opened, onClose }: Props) {
  const { t } = useTranslation('record');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('share.title', { title })} size={640} grows>
      <Stack gap="lg">
        <ShareForm object={object} />
        <Holders object={object} />
      </Stack>
    </Dialog>
  );
}

/** Two people of one name may be of rival companies. */
function Who({ one, label }: { one: ShareCandidate | undefined; label: string }) {
  const { t } = useTranslation('record');
  const about =
    one?.kind === 'member'
      ? [one.company, one.email].filter(Boolean).join(' · ')
      : one && t(`share.company.${one.relation}`, { count: one.people_count });
  return (
    <div className={classes.who}>
      <div className="truncate">{label}</div>
      <div className={`${classes.about} truncate`}>{about}</div>
    </div>
  );
}

function ShareForm({ object }: { object: string }) {
  const { t } = useTranslation('record');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 150);
  const candidates = useCandidates(q);
  const [chosen, setChosen] = useState<ShareCandidate | null>(null);
  const [level, setLevel] = useState<ShareLevel>('view');
  const [until, setUntil] = useState('');
  const [amount, setAmount] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { share } = useShareWrites(object);
  const shares = useShares(object);
  const mayTickAmount = chosen?.relation === 'client' && !object.startsWith('document:');
  const fields = mayTickAmount && amount ? ['amount'] : [];
  const found = new Map((candidates.data ?? []).map((one) => [one.key, one]));
  // Whoever is chosen is no match of what is typed next.
  if (chosen && typed === chosen.name && !found.has(chosen.key)) found.set(chosen.key, chosen);
  const options = [...found.values()].map((one) => ({ value: one.key, label: one.name }));

  /** A share is changed by giving it anew: begin with what they have. */
  const choose = (next: ShareCandidate | null) => {
    const held = shares.data?.find((one) => next && `${one.grantee.kind}:${one.grantee.id}` === next.key);
    setChosen(next);
    setAmount(held?.fields.includes('amount') ?? false);
    setUntil(held?.expires_at ? localDay(held.expires_at) : '');
    if (held) setLevel(held.level);
  };

  const submit = async () => {
    if (!chosen) return;
    setBusy(true);
    setFailed(null);
    try {
      const expires = until ? new Date(`${until}T23:59:59`).toISOString() : null;
      await share({ grantee: chosen.key, level, expires_at: expires, fields });
      choose(null);
      setTyped('');
    } catch (error) {
      setFailed(isApiError(error) && error.message ? error.message : t('composer.offline'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Select
          label={t('share.with')}
          placeholder={t('share.withPlaceholder')}
          data={options}
          value={chosen?.key ?? null}
          searchable
          searchValue={typed}
          onSearchChange={setTyped}
          filter={({ options: all }) => all}
          nothingFoundMessage={t('share.nobody')}
          renderOption={({ option }) => <Who one={found.get(option.value)} label={option.label} />}
          onChange={(key) => choose(found.get(key ?? '') ?? null)}
          openOnFocus={false}
          data-autofocus
        />
        <Select
          label={t('share.level')}
          data={levelsOf(object).map((value) => ({
            value,
            label: t(value === 'edit' ? 'level.write' : `level.${value}`),
          }))}
          value={level}
          allowDeselect={false}
          onChange={(value) => setLevel((value ?? 'view') as ShareLevel)}
        />
        <TextInput
          label={t('share.until')}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </SimpleGrid>
      {mayTickAmount && (
        <Checkbox
          size="xs"
          label={t('share.showAmount')}
          checked={amount}
          onChange={(event) => setAmount(event.currentTarget.checked)}
        />
      )}
      {failed && (
        <p role="alert" style={{ margin: 0, color: 'light-dark(#b42318, #ff9b90)' }}>
          {failed}
        </p>
      )}
      <Group justify="flex-end">
        <Button disabled={!chosen} loading={busy} onClick={() => void submit()}>
          {t('share.submit')}
        </Button>
      </Group>
      {/* Below the button: it grows when it comes, and what is about to be pressed must not move. */}
      {chosen && <Preview object={object} grantee={chosen.key} level={level} fields={fields} />}
    </Stack>
  );
}
