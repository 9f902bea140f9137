import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconSettings, IconShare } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import type { Pipeline } from '@/api/types';
import { useShortcuts } from '@/lib/shortcuts';
import { Share } from '@/record/share/Share';

/** What can be done with the whole pipeline: show it to somebody outside, change its stages. */
export function PipelineMenu({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation('deals');
  const { ws } = useDoor();
  const [sharing, setSharing] = useState(false);
  const shares = can(pipeline, 'pipeline.share');
  const manages = can(pipeline, 'pipeline.manage');
  useShortcuts(shares ? [{ keys: '', label: t('board.share'), group: 'record', run: () => setSharing(true) }] : []);
  if (!shares && !manages) return null;
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('board.menu')}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {shares && (
            <Menu.Item leftSection={<IconShare size={14} />} onClick={() => setSharing(true)}>
              {t('board.share')}
            </Menu.Item>
          )}
          {manages && (
            <Menu.Item
              leftSection={<IconSettings size={14} />}
              renderRoot={(props) => <Link to="/w/$ws/settings/pipelines" params={{ ws }} {...props} />}
            >
              {t('board.settings')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Share
        object={`pipeline:${pipeline.id}`}
        title={pipeline.name}
        opened={sharing}
        onClose={() => setSharing(false)}
      />
    </>
  );
}
