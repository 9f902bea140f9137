import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { isApiError } from '@/api/errors';
import { Dialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';
import { Line } from '../Section';
import { useSecurityRefresh } from './api';

export function PasswordSection() {
  const { t } = useTranslation('settings');
  const [changing, setChanging] = useState(false);
  return (
    <Line label={t('security.password')} text={t('security.passwordText')}>
      <Button variant="default" onClick={() => setChanging(true)}>
        {t('security.changePassword')}
      </Button>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </Line>
  );
}

function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings');
  const refresh = useSecurityRefresh();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const change = useMutation({
    mutationFn: () => allauth.post('/account/password/change', { current_password: before, new_password: after }),
    onSuccess: async () => {
      toast(t('security.passwordChanged'));
      onClose();
      await refresh();
    },
  });
  const wrong = (name: string) => (isApiError(change.error) ? change.error.fields[name]?.join(' ') : undefined);
  const show = { 'aria-label': t('security.showPassword'), tabIndex: 0 };
  const rest = change.error && !wrong('current_password') && !wrong('new_password') ? change.error.message : undefined;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('security.changePassword')}
      submit={t('security.savePassword')}
      loading={change.isPending}
      disabled={!before || !after}
      onSubmit={() => change.mutate()}
    >
      <PasswordInput
        label={t('security.currentPassword')}
        autoComplete="current-password"
        data-autofocus
        value={before}
        error={wrong('current_password')}
        onChange={(event) => setBefore(event.currentTarget.value)}
        visibilityToggleButtonProps={show}
      />
      <PasswordInput
        label={t('security.newPassword')}
        autoComplete="new-password"
        value={after}
        error={wrong('new_password') ?? rest}
        onChange={(event) => setAfter(event.currentTarget.value)}
        visibilityToggleButtonProps={show}
      />
    </Dialog>
  );
}
