import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { isApiError } from '@/api/errors';
import { Dialog } from '@/ui/Dialog';
import { Line } from '@/ui/Section';
import { errorWords, toast } from '@/ui/toasts';
import { useSecurityRefresh } from '../api';

export function PasswordSection() {
  const { t } = useTranslation('account');
  const [changing, setChanging] = useState(false);
  return (
    <Line label={t('password')} text={t('passwordText')}>
      <Button variant="default" onClick={() => setChanging(true)}>
        {t('changePassword')}
      </Button>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </Line>
  );
}

function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const refresh = useSecurityRefresh();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const change = useMutation({
    mutationFn: () => allauth.post('/account/password/change', { current_password: before, new_password: after }),
    onSuccess: async () => {
      toast(t('passwordChanged'));
      onClose();
      await refresh();
    },
  });
  const wrong = (name: string) => (isApiError(change.error) ? change.error.fields[name]?.join(' ') : undefined);
  const show = { 'aria-label': t('showPassword'), tabIndex: 0 };
  const rest = change.error && !wrong('current_password') && !wrong('new_password') && errorWords(change.error);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('changePassword')}
      submit={t('savePassword')}
      loading={change.isPending}
      disabled={!before || !after}
      onSubmit={() => change.mutate()}
    >
      <PasswordInput
        label={t('currentPassword')}
        autoComplete="current-password"
        data-autofocus
        value={before}
        error={wrong('current_password')}
        onChange={(event) => setBefore(event.currentTarget.value)}
        visibilityToggleButtonProps={show}
      />
      <PasswordInput
        label={t('newPassword')}
        autoComplete="new-password"
        value={after}
        error={wrong('new_password') ?? rest}
        onChange={(event) => setAfter(event.currentTarget.value)}
        visibilityToggleButtonProps={show}
      />
    </Dialog>
  );
}
