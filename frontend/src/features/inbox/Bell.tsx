import { ActionIcon, Indicator, Popover, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnread } from '@/api/queries';
import { SkeletonRows } from '@/ui/States';

const Newest = lazy(() => import('./Newest').then((module) => ({ default: module.Newest })));

/** The bell of every page's header: how many are new, and the newest of them. */
export function Bell() {
  const { t } = useTranslation('inbox');
  const [opened, { toggle, close }] = useDisclosure(false);
  const unread = useUnread().data?.count ?? 0;
  const label = t('bell', { count: unread });
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      width={400}
      position="bottom-end"
      trapFocus
      returnFocus
    >
      <Tooltip label={label} disabled={opened}>
        <span style={{ display: 'inline-flex' }}>
          <Popover.Target>
            <ActionIcon aria-label={label} onClick={toggle}>
              <Indicator disabled={unread === 0} size={6} offset={2}>
                <IconBell size={16} stroke={1.75} style={{ display: 'block' }} />
              </Indicator>
            </ActionIcon>
          </Popover.Target>
        </span>
      </Tooltip>
      <Popover.Dropdown p={0} aria-label={t('title')} maw="calc(100vw - 16px)">
        {opened && (
          <Suspense fallback={<SkeletonRows count={4} />}>
            <Newest unread={unread} onClose={close} />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
