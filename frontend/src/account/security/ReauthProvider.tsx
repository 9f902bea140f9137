import { Button, PasswordInput, TextInput } from '@mantine/core';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuthAnswer, allauth } from '@/api/allauth';
import { isApiError } from '@/api/errors';
import { Dialog } from '@/ui/Dialog';
import { errorWords } from '@/ui/toasts';
import { useAuthenticators } from '../api';

type Act = () => Promise<AuthAnswer>;
type Confirmed = <T>(act: () => Promise<T>) => Promise<T>;
type Guarded = (act: Act) => Promise<AuthAnswer | null>;

const ReauthContext = createContext<Guarded>((act) => act());
const ConfirmContext = createContext<Confirmed>((act) => act());

/** Run an act that may want the password or a code once more; null when the person gave up. */
export const useGuarded = (): Guarded => useContext(ReauthContext);

/** The same for our own API; it fails with the server's refusal when the person gave up. */
export const useConfirmed = (): Confirmed => useContext(ConfirmContext);

interface Waiting {
  /** a code, where the account has a second factor and no password will do */
  byCode: boolean;
  proven: () => void;
  givenUp: () => void;
}

export function ReauthProvider({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const guarded: Guarded = async (act) => {
    const answer = await act();
    if (!answer.needsReauth) return answer;
    const byCode = !answer.flows.some((flow) => flow.id === 'reauthenticate');
    return new Promise((settle, fail) =>
      setWaiting({ byCode, proven: () => act().then(settle, fail), givenUp: () => settle(null) }),
    );
  };
  const confirmed: Confirmed = async (act) => {
    try {
      return await act();
    } catch (error) {
      if (!isApiError(error) || error.code !== 'reauthentication_required') throw error;
      const byCode = error.extra.by_code === true;
      return new Promise((settle, fail) =>
        setWaiting({ byCode, proven: () => act().then(settle, fail), givenUp: () => fail(error) }),
      );
    }
  };
  return (
    <ReauthContext value={guarded}>
      <ConfirmContext value={confirmed}>{children}</ConfirmContext>
      {waiting && <ReauthDialog waiting={waiting} onEnd={() => setWaiting(null)} />}
    </ReauthContext>
  );
}

function ReauthDialog({ waiting, onEnd }: { waiting: Waiting; onEnd: () => void }) {
  const { t } = useTranslation('account');
  const hasApp = useAuthenticators().data?.some((factor) => factor.type === 'totp') ?? false;
  const [byCode, setByCode] = useState(waiting.byCode);
  const [value, setValue] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      if (byCode) await allauth.post('/auth/2fa/reauthenticate', { code: value.replace(/\s/g, '') });
      else await allauth.post('/auth/reauthenticate', { password: value });
    } catch (refused) {
      setError(errorWords(refused));
      setBusy(false);
      return;
    }
    onEnd();
    waiting.proven();
  };
  const change = () => {
    setByCode(!byCode);
    setValue('');
    setError(null);
  };
  const giveUp = () => {
    onEnd();
    waiting.givenUp();
  };
  const field = {
    value,
    error,
    'data-autofocus': true,
    onChange: (event: { currentTarget: { value: string } }) => setValue(event.currentTarget.value),
  };
  return (
    <Dialog
      opened
      onClose={giveUp}
      title={t('reauthTitle')}
      submit={t('reauthSubmit')}
      loading={busy}
      disabled={!value}
      onSubmit={() => void send()}
    >
      <p style={{ margin: 0 }}>{t('reauthText')}</p>
      {byCode ? (
        <TextInput {...field} label={t('code')} autoComplete="one-time-code" inputMode="numeric" />
      ) : (
        <PasswordInput
          {...field}
          label={t('password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        />
      )}
      {hasApp && !waiting.byCode && (
        <Button variant="subtle" size="compact-sm" onClick={change}>
          {byCode ? t('reauthPassword') : t('reauthCode')}
        </Button>
      )}
    </Dialog>
  );
}
