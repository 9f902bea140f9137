import { ActionIcon } from '@mantine/core';
import { IconArrowsMaximize, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { loadNamespaces } from '@/lib/i18n';
import { useShortcuts } from '@/lib/shortcuts';
import { pageOf } from '@/record/peek';
import { HeaderSlots } from '@/ui/PageHeader';
import { PeekContext } from '@/ui/peeking';
import { SkeletonLines } from '@/ui/States';
import classes from './Peek.module.css';

type View = ComponentType<{ id: string }>;

/** A record's page comes with its words, as the router brings it. */
const view = (load: () => Promise<View>, ...namespaces: string[]) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), loadNamespaces(...namespaces)]);
    return { default: component };
  });

const VIEWS: Readonly<Record<string, View>> = {
  deal: view(
    () => import('@/features/deals/page/DealPage').then((page) => page.DealView),
    'deals',
    'record',
    'documents',
  ),
  company: view(
    () => import('@/features/records/pages').then((page) => page.CompanyView),
    'records',
    'record',
    'documents',
  ),
  person: view(() => import('@/features/records/pages').then((page) => page.PersonView), 'records', 'record'),
  product: view(() => import('@/features/records/pages').then((page) => page.ProductView), 'records', 'record'),
  request: view(
    () => import('@/features/requests/page/RequestPage').then((page) => page.RequestView),
    'requests',
    'record',
    'documents',
  ),
};

interface Props {
  peek: string;
  close: () => void;
}

/** The record `peek` names, at the right of its list. */
export function PeekPanel({ peek, close }: Props) {
  const { t } = useTranslation('shell');
  const { ws } = useDoor();
  const id = peek.slice(peek.indexOf(':') + 1);
  const latest = useRef(id);
  latest.current = id;
  const to = pageOf(ws, peek);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // Back to the row it showed last, or to where the focus was.
      const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(latest.current)}"] a`);
      if (row) row.focus();
      else if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useShortcuts([{ keys: 'Escape', label: t('peek.close'), group: 'list', run: close }]);
  const slots = useMemo(
    () => ({
      left: (
        <ActionIcon aria-label={t('peek.close')} aria-keyshortcuts="Escape" onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      ),
      right: (
        <ActionIcon component={Link} to={to} aria-label={t('peek.expand')}>
          <IconArrowsMaximize size={16} />
        </ActionIcon>
      ),
      level: 2 as const,
    }),
    [t, close, to],
  );
  const View = VIEWS[peek.slice(0, peek.indexOf(':'))];
  if (!View) return null;
  return (
    <aside className={classes.peek} aria-label={t('peek.label')}>
      <PeekContext value={true}>
        <HeaderSlots value={slots}>
          <Suspense fallback={<SkeletonLines count={8} />}>
            <View key={peek} id={id} />
          </Suspense>
        </HeaderSlots>
      </PeekContext>
    </aside>
  );
}
