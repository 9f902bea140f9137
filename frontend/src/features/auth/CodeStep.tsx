import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passkeysWork } from '@/api/passkeys';
import { AuthCard } from './AuthCard';
import type { SignIn } from './useSignIn';

/** Six digits from the app, or one of the recovery codes. */
export function CodeStep({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation('auth');
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) void signIn.giveCode(code, trust).then(() => setCode(''));
  };
  return (
    <AuthCard title={t('code.title')} text={recovery ? t('code.recoveryText') : t('code.text')} error={signIn.error}>
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            key={recovery ? 'recovery' : 'totp'}
            size="sm"
            name="code"
            label={recovery ? t('code.recovery') : t('code.label')}
            autoComplete="one-time-code"
            inputMode={recovery ? 'text' : 'numeric'}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Checkbox
            label={t('code.trust')}
            checked={trust}
            onChange={(event) => setTrust(event.currentTarget.checked)}
          />
          <Button type="submit" size="sm" fullWidth loading={signIn.busy}>
            {t('continue')}
          </Button>
          {signIn.factors.includes('webauthn') && passkeysWork() && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconFingerprint size={16} />}
              onClick={() => void signIn.passkeyAsCode(trust)}
            >
              {t('passkey')}
            </Button>
          )}
          <Button variant="subtle" size="compact-sm" onClick={() => setRecovery(!recovery)}>
            {recovery ? t('code.useApp') : t('code.useRecovery')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}
