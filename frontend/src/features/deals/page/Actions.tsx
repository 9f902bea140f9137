import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconDots,
  IconShare,
  IconThumbDown,
  IconTrophy,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealFull } from '@/api/types';
import { useShortcuts } from '@/lib/shortcuts';
import { Share } from '@/record/share/Share';
import type { DealWrites } from './useDeal';

interface Props {
  deal: DealFull;
  writes: DealWrites;
  onClose: (outcome: 'won' | 'lost') => void;
}

/** What can be done with the deal as a whole; a button is there only when its reader may. */
export function Actions({ deal, writes, onClose }: Props) {
  const { t } = useTranslation('deals');
  const [sharing, setSharing] = useState(false);
  const may = (ability: string) => deal.abilities.includes(ability);
  const kept = deal.archived_at === null;
  const version = deal.version;
  const archive = () => writes.act('archive', { version }, t('page.archived'));
  useShortcuts(
    may('deal.archive') && kept
      ? [{ keys: 'e', label: t('page.archive'), group: 'record', run: () => void archive() }]
      : [],
  );
  return (
    <>
      {may('deal.share') && (
        <Button variant="default" leftSection={<IconShare size={16} />} onClick={() => setSharing(true)}>
          {deal.share_count > 0 ? t('page.sharedWith', { count: deal.share_count }) : t('page.share')}
        </Button>
      )}
      {kept && deal.status === 'open' && may('deal.move') && (
        <Button leftSection={<IconTrophy size={16} />} onClick={() => onClose('won')}>
          {t('close.won.submit')}
        </Button>
      )}
      {(may('deal.move') || may('deal.archive')) && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon aria-label={t('page.menu')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {kept && deal.status === 'open' && may('deal.move') && (
              <Menu.Item leftSection={<IconThumbDown size={16} />} onClick={() => onClose('lost')}>
                {t('close.lost.submit')}
              </Menu.Item>
            )}
            {kept && deal.status !== 'open' && may('deal.edit') && (
              <Menu.Item
                leftSection={<IconArrowBackUp size={16} />}
                onClick={() => void writes.act('reopen', { version })}
              >
                {t('page.reopen')}
              </Menu.Item>
            )}
            {kept && may('deal.archive') && (
              <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => void archive()}>
                {t('page.archive')}
              </Menu.Item>
            )}
            {!kept && may('deal.archive') && (
              <Menu.Item
                leftSection={<IconArchiveOff size={16} />}
                onClick={() => void writes.act('restore', { version })}
              >
                {t('page.restore')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <Share object={`deal:${deal.id}`} title={deal.title} opened={sharing} onClose={() => setSharing(false)} />
    </>
  );
}
