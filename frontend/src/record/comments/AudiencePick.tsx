import { Button, Menu } from '@mantine/core';
import { IconBuilding, IconCheck, IconLock, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Audience } from '@/api/types';

const SIGNS = { internal: IconLock, company: IconBuilding, member: IconUser } as const;

interface Props {
  audiences: readonly Audience[];
  value: string;
  onChange: (key: string) => void;
}

/** Who will read what is being written. It cannot be changed afterwards, so it is said before. */
export function AudiencePick({ audiences, value, onChange }: Props) {
  const { t } = useTranslation('record');
  const chosen = audiences.find((one) => one.key === value) ?? audiences[0];
  const Sign = SIGNS[chosen?.kind ?? 'internal'];
  return (
    <Menu position="bottom-start" shadow="md" width={280}>
      <Menu.Target>
        <Button
          variant={chosen && chosen.kind !== 'internal' ? 'filled' : 'default'}
          {...(chosen && chosen.kind !== 'internal' ? { color: 'orange.9' } : {})}
          size="compact-xs"
          leftSection={<Sign size={14} />}
          aria-label={t('audience.label', { who: chosen?.label ?? t('audience.internal') })}
        >
          {chosen?.label ?? t('audience.internal')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {audiences.map((one) => {
          const Icon = SIGNS[one.kind];
          return (
            <Menu.Item
              key={one.key}
              leftSection={<Icon size={16} />}
              rightSection={one.key === value ? <IconCheck size={14} /> : null}
              onClick={() => onChange(one.key)}
            >
              <div>{one.label}</div>
              {one.people.length > 0 && <div className="text-3">{one.people.join(', ')}</div>}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
