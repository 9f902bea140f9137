import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { AuthCard } from './AuthCard';

export function ForgotPasswordPage() {
  const { t } = useTranslation('auth');
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => allauth.post('/auth/password/request', { email: email.trim() }) });
  if (ask.isSuccess) {
    return (
      <AuthCard title={t('forgot.sentTitle')} text={t('forgot.sentText', { email })}>
        <Button component="a" href="/sign-in" variant="default" size="sm">
          {t('toSignIn')}
        </Button>
      </AuthCard>
    );
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <AuthCard title={t('forgot.title')} text={t('forgot.text')} error={ask.error}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            size="sm"
            type="email"
            label={t('email')}
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" fullWidth loading={ask.isPending} disabled={!email.includes('@')}>
            {t('forgot.submit')}
          </Button>
          <a href="/sign-in">{t('toSignIn')}</a>
        </Stack>
      </form>
    </AuthCard>
  );
}
