import { Button, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '@/ui/lazyPart';
import { SkeletonLines } from '@/ui/States';
import type { Narrowed } from './narrowed';

interface Props {
  by: Narrowed;
  change: (next: Narrowed) => void;
  /** the search has a box of its own on this page */
  searched?: boolean;
}

const NarrowFields = lazyPart(() => import('./NarrowFields').then((module) => module.NarrowFields), <SkeletonLines />);

/** One button with everything deals are narrowed by behind it; it says how many of them are chosen. */
export function Narrow({ by, change, searched = false }: Props) {
  const { t } = useTranslation('deals');
  const [opened, setOpened] = useState(false);
  const chosen = (['owner', 'company', 'attention', ...(searched ? [] : ['q' as const])] as const).filter(
    (name) => by[name],
  ).length;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={chosen ? 'light' : 'default'}
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => setOpened(!opened)}
          style={{ flexShrink: 0 }}
        >
          {chosen ? t('narrow.some', { count: chosen }) : t('narrow.none')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={280} aria-label={t('narrow.none')}>
        <NarrowFields by={by} change={change} searched={searched} />
      </Popover.Dropdown>
    </Popover>
  );
}
