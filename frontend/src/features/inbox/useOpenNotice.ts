import { useRouter } from '@tanstack/react-router';
import type { Notification } from '@/api/types';
import { useReading } from './api';

/** Mark as read and go to the very comment it is about. */
export function useOpenNotice(): (notice: Notification) => void {
  const router = useRouter();
  const { mark } = useReading();
  return (notice) => {
    if (notice.read_at === null) mark(notice, 'read');
    if (notice.url?.startsWith('/')) router.history.push(notice.url);
  };
}
