import { Stack } from '@mantine/core';
import { Notices } from '@/account/notices/Notices';

export function NoticesPage() {
  return (
    <Stack gap={32}>
      <Notices />
    </Stack>
  );
}
