import { Checkbox, Select, Switch, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { NoticeSettings } from '@/api/types';
import { Line, Panel, Section } from '@/ui/Section';
import { ErrorState, SkeletonRows } from '@/ui/States';
import { useNoticeSettings } from './api';
import { Devices } from './Devices';

const WAYS = ['in_app', 'email', 'push'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));
const ZONES = Intl.supportedValuesOf('timeZone');

/** What one wants to hear of, and by which way; for oneself only. The server names the kinds that can reach the person. */
export function Notices() {
  const { t } = useTranslation('notices');
  const outside = useDoor().kind === 'portal';
  const { settings, save } = useNoticeSettings();
  return (
    <>
      <Section title={t('title')} text={t(outside ? 'textOutside' : 'text')}>
        {settings.isPending && <SkeletonRows />}
        {settings.isError && !settings.data && (
          <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
        )}
        {settings.data && <Kinds settings={settings.data} onSave={save} />}
      </Section>
      {settings.data && <Digest settings={settings.data} onSave={save} />}
      <Devices />
    </>
  );
}

interface Props {
  settings: NoticeSettings;
  onSave: (next: NoticeSettings) => void;
}

function Kinds({ settings, onSave }: Props) {
  const { t } = useTranslation('notices');
  const outside = useDoor().kind === 'portal';
  const said = (way: (typeof WAYS)[number]) => t(`way.${outside && way === 'in_app' ? 'in_portal' : way}`);
  const set = (kind: string, way: (typeof WAYS)[number], on: boolean) =>
    onSave({ ...settings, kinds: settings.kinds.map((one) => (one.kind === kind ? { ...one, [way]: on } : one)) });
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('kind')}</Table.Th>
            {WAYS.map((way) => (
              <Table.Th key={way} style={{ whiteSpace: 'nowrap' }}>
                {said(way)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings.kinds.map((one) => (
            <Table.Tr key={one.kind}>
              <Table.Th scope="row" fw={400}>
                {one.name}
              </Table.Th>
              {WAYS.map((way) => (
                <Table.Td key={way}>
                  {/* null: such a matter has letters of its own */}
                  {one[way] !== null && (
                    <Checkbox
                      aria-label={`${one.name}: ${said(way)}`}
                      checked={one[way]}
                      onChange={(event) => set(one.kind, way, event.currentTarget.checked)}
                    />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Digest({ settings, onSave }: Props) {
  const { t } = useTranslation('notices');
  const { digest } = settings;
  return (
    <Section title={t('digest.title')} text={t('digest.text')}>
      <Panel>
        <Line label={t('digest.on')}>
          <Switch
            aria-label={t('digest.on')}
            checked={digest.on}
            onChange={(event) => onSave({ ...settings, digest: { ...digest, on: event.currentTarget.checked } })}
          />
        </Line>
        <Line label={t('digest.hour')}>
          <Select
            aria-label={t('digest.hour')}
            data={HOURS}
            value={String(digest.hour)}
            allowDeselect={false}
            disabled={!digest.on}
            w={110}
            onChange={(hour) => onSave({ ...settings, digest: { ...digest, hour: Number(hour) } })}
          />
        </Line>
        <Line label={t('digest.zone')}>
          <Select
            aria-label={t('digest.zone')}
            data={ZONES.includes(settings.time_zone) ? ZONES : [settings.time_zone, ...ZONES]}
            value={settings.time_zone}
            searchable
            allowDeselect={false}
            w={220}
            onChange={(time_zone) => time_zone && onSave({ ...settings, time_zone })}
          />
        </Line>
      </Panel>
    </Section>
  );
}
