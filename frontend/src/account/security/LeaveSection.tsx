import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { Line, Panel } from '@/ui/Section';
import { toastError } from '@/ui/toasts';

interface Props {
  /** of the workspace */
  name: string;
  /** the request by which this door lets its people go */
  leave: () => Promise<unknown>;
  /** what is asked before it */
  children: ReactNode;
}

/** Out of this workspace by oneself; the account stays. */
export function LeaveSection({ name, leave, children }: Props) {
  const { t } = useTranslation('account');
  const [asking, setAsking] = useState(false);
  const leaving = useMutation({
    mutationFn: leave,
    onSuccess: () => window.location.assign('/workspaces'),
    onError: toastError,
  });
  return (
    <Panel>
      <Line label={t('leave', { name })} text={t('leaveText')}>
        <Button variant="default" c="var(--danger)" onClick={() => setAsking(true)}>
          {t('leaveSubmit')}
        </Button>
      </Line>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('leave', { name })}
        submit={t('leaveSubmit')}
        loading={leaving.isPending}
        danger
        onSubmit={() => leaving.mutate()}
      >
        {children}
      </Dialog>
    </Panel>
  );
}
