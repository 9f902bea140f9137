import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** a new account asks for name and password, an existing one for its password, a signed-in one for nothing */
  needs: 'account' | 'password' | 'nothing';
  email: string;
  fields: Record<string, string[]>;
  busy: boolean;
  onSubmit: (body: { name?: string; password?: string }) => void;
}

export function InvitationForm({ needs, email, fields, busy, onSubmit }: Props) {
  const { t } = useTranslation('auth');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ ...(needs === 'account' ? { name: name.trim() } : {}), ...(needs === 'nothing' ? {} : { password }) });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {needs === 'account' && (
          <TextInput
            size="sm"
            label={t('yourName')}
            autoComplete="name"
            autoFocus
            value={name}
            error={fields.name?.join(' ')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {needs !== 'nothing' && (
          <PasswordInput
            size="sm"
            label={needs === 'account' ? t('newPassword') : t('password')}
            description={needs === 'account' ? t('passwordHint') : undefined}
            autoComplete={needs === 'account' ? 'new-password' : 'current-password'}
            value={password}
            error={fields.password?.join(' ')}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
          />
        )}
        <Button type="submit" size="sm" fullWidth loading={busy}>
          {t('invitation.accept')}
        </Button>
      </Stack>
    </form>
  );
}
