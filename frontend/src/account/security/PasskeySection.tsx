import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { makePasskey, passkeysWork } from '@/api/passkeys';
import { Dialog } from '@/ui/Dialog';
import { confirmDialog } from '@/ui/dialogs';
import { toast, toastError } from '@/ui/toasts';
import { When } from '@/ui/When';
import { Line } from '../Section';
import classes from '../Settings.module.css';
import { type Authenticator, deviceName, moment, useAuthenticators, useSecurityRefresh } from './api';
import { useGuarded } from './ReauthProvider';

const PATH = '/account/authenticators/webauthn';

/** Passkeys where the browser has them; those there are can be taken away anywhere. */
export function PasskeySection() {
  const { t } = useTranslation('settings');
  const factors = useAuthenticators();
  const refresh = useSecurityRefresh();
  const guarded = useGuarded();
  const [adding, setAdding] = useState(false);
  const keys = factors.data?.filter((factor) => factor.type === 'webauthn') ?? [];
  if (keys.length === 0 && !passkeysWork()) return null;
  const remove = async (key: Authenticator) => {
    try {
      if (await guarded(() => allauth.delete(PATH, { authenticators: [key.id] }))) toast(t('security.passkeyRemoved'));
    } catch (error) {
      toastError(error);
    }
    await refresh();
  };
  const ask = (key: Authenticator) =>
    confirmDialog({
      title: t('security.removePasskeyTitle', { name: key.name }),
      text: t('security.removePasskeyText'),
      confirm: t('security.removePasskey'),
      onConfirm: () => void remove(key),
    });
  return (
    <div className={classes.panel}>
      <Line label={t('security.passkeys')} text={t('security.passkeysText')}>
        {passkeysWork() && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('security.addPasskey')}
          </Button>
        )}
      </Line>
      {keys.map((key) => (
        <div key={key.id} className={classes.row}>
          <div className={classes.grow}>
            <div>{key.name}</div>
            <div className="text-3">
              <When at={moment(key.last_used_at ?? key.created_at)} />
            </div>
          </div>
          <Button
            variant="default"
            aria-label={t('security.removePasskeyTitle', { name: key.name })}
            onClick={() => ask(key)}
          >
            {t('security.removePasskey')}
          </Button>
        </div>
      ))}
      {adding && <NewPasskey onClose={() => setAdding(false)} />}
    </div>
  );
}

function NewPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings');
  const refresh = useSecurityRefresh();
  const guarded = useGuarded();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const [busy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    try {
      if (await guarded(() => makePasskey(PATH, name.trim()))) {
        toast(t('security.passkeyAdded'));
        onClose();
      }
    } catch (error) {
      // The browser words its refusals in English; closing its own dialog is none worth a word.
      const refused = error instanceof DOMException ? error.name : null;
      if (refused === 'InvalidStateError') toastError(new Error(t('security.passkeyThere')));
      else if (refused !== 'NotAllowedError') toastError(refused ? new Error(t('security.passkeyFailed')) : error);
    }
    setBusy(false);
    await refresh();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('security.addPasskey')}
      submit={t('security.addPasskey')}
      loading={busy}
      disabled={!name.trim()}
      onSubmit={() => void add()}
    >
      <TextInput
        label={t('security.passkeyName')}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  );
}
