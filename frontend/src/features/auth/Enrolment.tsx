import { Button, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { freshRecoveryCodes, readSecret } from '@/api/enrolling';
import { SecretPicture } from '@/ui/SecretPicture';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { AuthCard } from './AuthCard';
import { RecoveryCodes } from './RecoveryCodes';

interface Props {
  /** in the middle of a sign-in, or from a session whose workspace now demands a factor */
  signingIn: boolean;
  onDone: () => void;
}

/** Scan, type the first code, keep the recovery codes. */
export function Enrolment({ signingIn, onDone }: Props) {
  const { t } = useTranslation('auth');
  const path = signingIn ? '/auth/2fa/enroll' : '/account/authenticators/totp';
  const secret = useQuery({
    queryKey: ['enrolment', path],
    queryFn: () => readSecret(path),
    staleTime: Infinity,
    gcTime: 0,
  });
  const [codes, setCodes] = useState<string[] | null>(null);
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const answer = await allauth.post(path, { code: code.replace(/\s/g, '') });
      if (answer.pending === 'mfa_trust') await allauth.post('/auth/2fa/trust', { trust: false });
      setCodes(await freshRecoveryCodes());
    } catch (refused) {
      setError(refused);
      setCode('');
    }
    setBusy(false);
  };

  if (codes) {
    return (
      <AuthCard title={t('recovery.title')} text={t('recovery.text')}>
        <RecoveryCodes codes={codes} onDone={onDone} />
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t('enrol.title')} text={t('enrol.text')} error={error}>
      {secret.isPending && <SkeletonLines />}
      {secret.isError && <ErrorState error={secret.error} onRetry={() => void secret.refetch()} />}
      {secret.data && (
        <form onSubmit={(event) => void send(event)} noValidate>
          <Stack gap="md">
            <SecretPicture secret={secret.data} />
            <TextInput
              size="sm"
              name="code"
              label={t('enrol.code')}
              autoComplete="one-time-code"
              inputMode="numeric"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" size="sm" fullWidth loading={busy}>
              {t('enrol.submit')}
            </Button>
          </Stack>
        </form>
      )}
    </AuthCard>
  );
}
