import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconBellOff, IconCheck, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Following } from '@/api/types';
import { toastError } from '@/ui/toasts';

// Not a bell: that one, for one's own messages, hangs beside it.
const SIGNS = { follow: IconEye, mute: IconBellOff, none: IconEyeOff } as const;
const CHOICES = [
  { state: 'follow', words: 'doFollow', text: 'followText' },
  { state: 'mute', words: 'doMute', text: 'muteText' },
  { state: 'none', words: 'stop', text: null },
] as const;

function useFollowing(about: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const queryKey = keys.following(door.ws, about);
  const following = useQuery({
    queryKey,
    queryFn: ({ signal }) => door.get<Following>('/following', { about }, { signal }),
  });
  const choose = useMutation({
    mutationFn: (state: Following['state']) => door.put<Following>('/following', { about, state }),
    onSuccess: (after) => queries.setQueryData(queryKey, after),
    onError: toastError,
  });
  return { following: following.data, choose };
}

/** Follow, mute or leave a record; says why one follows it. */
export function Follow({ about }: { about: string }) {
  const { t } = useTranslation('record');
  const { following, choose } = useFollowing(about);
  if (!following) return null;
  const Sign = SIGNS[following.state];
  const why = following.state === 'follow' && following.why && following.why !== 'own_choice' ? following.why : null;
  const words = [t(`follow.${following.state}`), why && t(`follow.why_${why}`)].filter(Boolean).join(', ');
  return (
    <Menu position="bottom-end" shadow="md" width={280}>
      <Tooltip label={words}>
        <span style={{ display: 'inline-flex' }}>
          <Menu.Target>
            <ActionIcon aria-label={`${t('follow.menu')}: ${words}`}>
              <Sign size={16} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
        </span>
      </Tooltip>
      <Menu.Dropdown>
        {CHOICES.map((choice) => (
          <Menu.Item
            key={choice.state}
            rightSection={choice.state === following.state ? <IconCheck size={14} aria-hidden /> : null}
            aria-current={choice.state === following.state || undefined}
            onClick={() => choose.mutate(choice.state)}
          >
            {t(`follow.${choice.words}`)}
            {choice.text && <div className="text-3">{t(`follow.${choice.text}`)}</div>}
          </Menu.Item>
        ))}
        {following.followers.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>
              {t('follow.followers')}: {following.followers.map((one) => one.name).join(', ')}
            </Menu.Label>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
