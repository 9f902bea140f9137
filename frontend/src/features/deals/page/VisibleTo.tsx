import { Stack } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealFull } from '@/api/types';
import { date } from '@/lib/formats';
import { useExplain } from '@/record/share/api';
import { Dialog } from '@/ui/Dialog';
import { ErrorState, SkeletonRows } from '@/ui/States';
import classes from './Deal.module.css';

/** "Visible to: Managers, Sales, Partner One": a click says by which rule each of them gets in. */
export function VisibleTo({ deal }: { deal: DealFull }) {
  const { t } = useTranslation('record');
  const [opened, setOpened] = useState(false);
  const object = `deal:${deal.id}`;
  const rules = useExplain(object, opened);
  const outside = (kind: string) => kind === 'company' || kind === 'person';
  return (
    <>
      <button type="button" className={classes.visible} onClick={() => setOpened(true)}>
        <IconEye size={14} aria-hidden />
        <span>
          {t('explain.visible')}:{' '}
          {deal.visible_to.map((one, index) => (
            <span key={`${one.kind}:${one.label}`}>
              {index > 0 && ', '}
              {outside(one.kind) ? <b>{one.label}</b> : one.label}
            </span>
          ))}
        </span>
      </button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('explain.title')} size={640}>
        {rules.isPending && <SkeletonRows count={4} />}
        {rules.isError && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
        <Stack gap={6}>
          {rules.data?.map((rule) => (
            <div key={`${rule.who}${rule.why}${rule.level}`} className={classes.rule}>
              <b>{rule.who}</b>
              <span className="text-3">{rule.why}</span>
              <span>
                {t(`level.${rule.level as 'view'}`)}
                {rule.until && `, ${t('explain.until', { date: date(rule.until) })}`}
              </span>
            </div>
          ))}
        </Stack>
      </Dialog>
    </>
  );
}
