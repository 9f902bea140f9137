import { Button, Group, Loader, Table } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import, ImportFault, ImportKind } from '@/api/types';
import { number } from '@/lib/formats';
import { toastError } from '@/ui/toasts';
import { useImportWrites } from './api';
import classes from './Imports.module.css';

const KINDS: readonly ImportKind[] = ['companies', 'products', 'members', 'deals'];

/** The dry run: what would happen and what is wrong, refusals first. Nothing has been written. */
export function ReviewStep({ run }: { run: Import }) {
  const { t } = useTranslation('imports');
  const { run: start, setUp } = useImportWrites(run.id);
  const [busy, setBusy] = useState(false);
  const act = async (what: () => Promise<void>) => {
    setBusy(true);
    try {
      await what();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  if (run.state === 'checking' || !run.report)
    return (
      <div className={classes.waiting} role="status">
        <Loader size="sm" /> {t('review.checking')}
      </div>
    );
  const { faults, would } = run.report;
  const blocked = faults.some((fault) => fault.blocks);
  const coming = Object.values(would).reduce((rows, one) => rows + one.create + one.update + one.unchanged, 0);
  return (
    <div className={classes.stack}>
      <h2 className={classes.title}>{t('review.title')}</h2>
      <Table.ScrollContainer minWidth={340}>
        <Table horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('review.what')}</Table.Th>
              {(['create', 'update', 'unchanged', 'refuse'] as const).map((name) => (
                <Table.Th key={name} ta="right">
                  {t(`review.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {KINDS.filter((kind) => would[kind]).map((kind) => (
              <Table.Tr key={kind}>
                <Table.Td>{t(`kind.${kind}`)}</Table.Td>
                {(['create', 'update', 'unchanged', 'refuse'] as const).map((name) => (
                  <Table.Td key={name} ta="right" className="tabular">
                    {number(would[kind]?.[name] ?? 0)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <h3 className="section-label">{faults.length > 0 ? t('review.faults') : t('review.noFaults')}</h3>
      {faults.map((fault) => (
        <Fault key={fault.code} fault={fault} />
      ))}
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={busy}
          onClick={() =>
            void act(() =>
              setUp(
                run.files.map(({ id, kind, mapping }) => ({ id, kind, mapping })),
                run.options,
              ),
            )
          }
        >
          {t('review.back')}
        </Button>
        <Button loading={busy} disabled={blocked} onClick={() => void act(start)}>
          {t('review.submit', { rows: number(coming), count: coming })}
        </Button>
      </Group>
    </div>
  );
}

function Fault({ fault }: { fault: ImportFault }) {
  const { t, i18n } = useTranslation('imports');
  const serious = fault.refuses || fault.blocks;
  const Sign = serious ? IconAlertTriangle : IconInfoCircle;
  const name = fault.blocks ? `${fault.code}_blocks` : fault.code;
  const words = i18n.exists(`imports:fault.${name}`) ? t(`fault.${name}` as 'fault.company_missing') : fault.code;
  return (
    <div className={classes.fault} data-refuses={serious || undefined}>
      <Sign size={16} aria-hidden />
      <div>
        <b>{words}</b>{' '}
        <span className="tabular">{t('review.times', { shown: number(fault.count), count: fault.count })}</span>
        <ul className={classes.examples}>
          {fault.examples.slice(0, 3).map((one) => (
            <li key={`${one.file}:${one.line}`}>
              {t('review.line', { file: one.file, line: number(one.line) })}
              {one.value && `: ${one.value}`}
              {one.hint && ` → ${one.hint}`}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
