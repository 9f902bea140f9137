import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { enablePush, type PushState } from '@/api/push';
import type { NoticeSettings } from '@/api/types';
import { deviceName } from '@/lib/devices';
import { toastError } from '@/ui/toasts';

export function useNoticeSettings() {
  const door = useDoor();
  const queries = useQueryClient();
  const queryKey = keys.noticeSettings(door.ws);
  const settings = useQuery({
    queryKey,
    queryFn: ({ signal }) => door.get<NoticeSettings>('/notifications/settings', {}, { signal }),
  });
  const save = useMutation({
    mutationFn: (next: NoticeSettings) => door.put<NoticeSettings>('/notifications/settings', next),
    onMutate: (next) => queries.setQueryData(queryKey, next),
    onSuccess: (after) => queries.setQueryData(queryKey, after),
    onError: (error) => {
      toastError(error);
      void queries.invalidateQueries({ queryKey });
    },
  });
  return { settings, save: save.mutate };
}

export function usePush() {
  const door = useDoor();
  const queries = useQueryClient();
  const queryKey = keys.push(door.ws);
  const refresh = () => queries.invalidateQueries({ queryKey });
  const push = useQuery({ queryKey, queryFn: ({ signal }) => door.get<PushState>('/push', {}, { signal }) });
  return {
    push,
    enable: useMutation({
      mutationFn: () => enablePush(door, push.data?.public_key ?? '', deviceName()),
      onError: toastError,
      onSettled: refresh,
    }),
    remove: useMutation({
      mutationFn: (id: string) => door.delete(`/push/${id}`),
      onError: toastError,
      onSettled: refresh,
    }),
  };
}
