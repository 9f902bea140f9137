import { ActionIcon } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { useWorkspace } from '@/api/queries';
import type { ChecklistItem, WorkspaceInfo } from '@/api/types';
import { toast, toastError } from '@/ui/toasts';
import classes from './Checklist.module.css';

const PLACES = {
  invite_colleague: '/w/$ws/settings/members',
  add_company: '/w/$ws/companies',
  open_deal: '/w/$ws/pipeline',
  invite_outsider: '/w/$ws/settings/members',
  second_factor: '/w/$ws/settings/security',
} as const;
type Key = keyof typeof PLACES;

const known = (item: ChecklistItem): item is ChecklistItem & { key: Key } => item.key in PLACES;

/** The first steps of a new workspace. The lines tick themselves; the card goes when all are done or when hidden. */
export function Checklist({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation('start');
  const door = useDoor();
  const queries = useQueryClient();
  const workspace = useWorkspace();
  const hide = useMutation({
    mutationFn: (hidden: boolean) =>
      door.patch<WorkspaceInfo>('/workspace', { fields: { checklist_hidden: { base: !hidden, value: hidden } } }),
    onSuccess: (after, hidden) => {
      queries.setQueryData(keys.workspace(door.ws), after);
      if (hidden) toast(t('hidden'), { undo: () => hide.mutate(false) });
    },
    onError: toastError,
  });
  const items = workspace.data?.checklist.filter(known) ?? [];
  const done = items.filter((item) => item.done).length;
  const path = useLocation({ select: (location) => location.pathname });
  const open = done < items.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that comes next may have ticked a line
  useEffect(() => {
    if (open) void queries.invalidateQueries({ queryKey: keys.workspace(door.ws) });
  }, [path]);
  if (items.length === 0 || done === items.length) return null;
  return (
    <section className={classes.card} aria-label={t('title')}>
      <h2 className={classes.head}>
        <span>
          {t('title')} <span className="text-3 tabular">{t('progress', { done, all: items.length })}</span>
        </span>
        {can(workspace.data, 'workspace.manage') && (
          <ActionIcon size={24} aria-label={t('hide')} onClick={() => hide.mutate(true)}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </h2>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.key}>
            {item.done ? (
              <span className={classes.step}>
                <IconCircleCheckFilled size={16} color="var(--success)" aria-label={t('done')} />
                <span className={classes.done}>{t(`steps.${item.key}`)}</span>
              </span>
            ) : (
              <Link
                to={PLACES[item.key]}
                params={{ ws: door.ws }}
                className={classes.step}
                {...(onGo ? { onClick: onGo } : {})}
              >
                <IconCircle size={16} aria-hidden />
                <span>{t(`steps.${item.key}`)}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
