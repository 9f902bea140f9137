import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { freshRecoveryCodes, readSecret } from '@/api/enrolling';
import { Dialog } from '@/ui/Dialog';
import { SecretPicture } from '@/ui/SecretPicture';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { errorWords } from '@/ui/toasts';
import { useSecurityRefresh } from '../api';
import { useGuarded } from './ReauthProvider';

const PATH = '/account/authenticators/totp';

interface Props {
  onClose: () => void;
  /** the recovery codes that come with the first factor */
  onCodes: (codes: string[]) => void;
}

export function FactorSetup({ onClose, onCodes }: Props) {
  const { t } = useTranslation('account');
  const guarded = useGuarded();
  const refresh = useSecurityRefresh();
  const secret = useQuery({
    queryKey: ['enrolment', PATH],
    queryFn: () => readSecret(PATH),
    staleTime: Infinity,
    gcTime: 0,
  });
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      const answer = await guarded(() => allauth.post(PATH, { code: code.replace(/\s/g, '') }));
      if (answer) {
        onCodes(await freshRecoveryCodes());
        onClose();
        await refresh();
      }
    } catch (refused) {
      setError(errorWords(refused));
      setCode('');
    }
    setBusy(false);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('setupTitle')}
      submit={t('turnOn')}
      loading={busy}
      disabled={!secret.data || code.trim().length < 6}
      onSubmit={() => void send()}
    >
      <p style={{ margin: 0 }}>{t('setupText')}</p>
      {secret.isPending && <SkeletonLines />}
      {secret.isError && <ErrorState error={secret.error} onRetry={() => void secret.refetch()} />}
      {secret.data && <SecretPicture secret={secret.data} />}
      <TextInput
        label={t('code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        error={error}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </Dialog>
  );
}
