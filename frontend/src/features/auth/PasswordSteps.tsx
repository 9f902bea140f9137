import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passkeysWork } from '@/api/passkeys';
import classes from './AuthCard.module.css';
import type { SignIn } from './useSignIn';

export function EmailStep({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation('auth');
  const [email, setEmail] = useState(signIn.email);
  const [error, setError] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (/^\S+@\S+$/.test(email.trim())) signIn.giveEmail(email.trim());
    else setError(t('errors.email'));
  };
  return (
    <Stack gap="md">
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            size="sm"
            type="email"
            name="email"
            label={t('email')}
            autoComplete="username webauthn"
            autoFocus
            value={email}
            error={error}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" fullWidth>
            {t('continue')}
          </Button>
        </Stack>
      </form>
      {passkeysWork() && (
        <>
          <Divider label={t('or')} />
          <Button
            variant="default"
            size="sm"
            leftSection={<IconFingerprint size={16} />}
            loading={signIn.busy}
            onClick={() => void signIn.passkey()}
          >
            {t('passkey')}
          </Button>
        </>
      )}
    </Stack>
  );
}

export function PasswordStep({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation('auth');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (password) void signIn.givePassword(password);
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <div className={classes.who}>
          <span className="truncate">{signIn.email}</span>
          <Button variant="subtle" size="compact-xs" onClick={signIn.back}>
            {t('change')}
          </Button>
        </div>
        {/* For the password manager, which wants both in one form. */}
        <input type="email" name="email" autoComplete="username" value={signIn.email} readOnly hidden />
        <PasswordInput
          size="sm"
          name="password"
          label={t('password')}
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        />
        <Button type="submit" size="sm" fullWidth loading={signIn.busy}>
          {t('signIn.submit')}
        </Button>
        <a href="/reset-password">{t('forgot.link')}</a>
      </Stack>
    </form>
  );
}
