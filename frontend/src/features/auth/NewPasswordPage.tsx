import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { isApiError } from '@/api/errors';
import { SkeletonLines } from '@/ui/States';
import { AuthCard } from './AuthCard';

/** The page behind the link in the mail. */
export function NewPasswordPage() {
  const { t } = useTranslation('auth');
  const { key } = useParams({ from: '/reset-password/$key' });
  const link = useQuery({
    queryKey: ['reset-key', key],
    queryFn: () => allauth.get('/auth/password/reset', { 'X-Password-Reset-Key': key }),
    retry: false,
  });
  const [password, setPassword] = useState('');
  const save = useMutation({ mutationFn: () => allauth.post('/auth/password/reset', { key, password }) });
  if (link.isPending) return <SkeletonLines />;
  if (link.isError || link.data.status === 404) {
    return (
      <AuthCard title={t('reset.deadTitle')} text={t('reset.deadText')}>
        <Button component="a" href="/reset-password" size="sm">
          {t('reset.again')}
        </Button>
      </AuthCard>
    );
  }
  if (save.isSuccess) {
    return (
      <AuthCard title={t('reset.doneTitle')} text={t('reset.doneText')}>
        <Button component="a" href="/sign-in" size="sm">
          {t('signIn.submit')}
        </Button>
      </AuthCard>
    );
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const wrong = isApiError(save.error) ? save.error.fields.password?.join(' ') : undefined;
  return (
    <AuthCard title={t('reset.title')} text={t('reset.text')} error={wrong ? null : save.error}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <PasswordInput
            size="sm"
            label={t('newPassword')}
            autoComplete="new-password"
            autoFocus
            value={password}
            error={wrong}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
          />
          <Button type="submit" size="sm" fullWidth loading={save.isPending} disabled={!password}>
            {t('reset.submit')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}
