import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { makePasskey, passkeysWork } from '@/api/passkeys';
import { deviceName } from '@/lib/devices';
import { Dialog } from '@/ui/Dialog';
import { confirmDialog } from '@/ui/dialogs';
import { Line, Panel, Row } from '@/ui/Section';
import { toast, toastError } from '@/ui/toasts';
import { When } from '@/ui/When';
import { type Authenticator, moment, useAuthenticators, useSecurityRefresh } from '../api';
import { useGuarded } from './ReauthProvider';

const PATH = '/account/authenticators/webauthn';

/** Passkeys where the browser has them; those there are can be taken away anywhere. */
export function PasskeySection() {
  const { t } = useTranslation('account');
  const factors = useAuthenticators();
  const refresh = useSecurityRefresh();
  const guarded = useGuarded();
  const [adding, setAdding] = useState(false);
  const keys = factors.data?.filter((factor) => factor.type === 'webauthn') ?? [];
  if (keys.length === 0 && !passkeysWork()) return null;
  const remove = async (key: Authenticator) => {
    try {
      if (await guarded(() => allauth.delete(PATH, { authenticators: [key.id] }))) toast(t('passkeyRemoved'));
    } catch (error) {
      toastError(error);
    }
    await refresh();
  };
  const ask = (key: Authenticator) =>
    confirmDialog({
      title: t('removePasskeyTitle', { name: key.name }),
      text: t('removePasskeyText'),
      confirm: t('removePasskey'),
      onConfirm: () => void remove(key),
    });
  return (
    <Panel>
      <Line label={t('passkeys')} text={t('passkeysText')}>
        {passkeysWork() && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('addPasskey')}
          </Button>
        )}
      </Line>
      {keys.map((key) => (
        <Row key={key.id} main={key.name} note={<When at={moment(key.last_used_at ?? key.created_at)} />}>
          <Button variant="default" aria-label={t('removePasskeyTitle', { name: key.name })} onClick={() => ask(key)}>
            {t('removePasskey')}
          </Button>
        </Row>
      ))}
      {adding && <NewPasskey onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function NewPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const refresh = useSecurityRefresh();
  const guarded = useGuarded();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const [busy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    try {
      if (await guarded(() => makePasskey(PATH, name.trim()))) {
        toast(t('passkeyAdded'));
        onClose();
      }
    } catch (error) {
      // The browser words its refusals in English; closing its own dialog is none worth a word.
      const refused = error instanceof DOMException ? error.name : null;
      if (refused === 'InvalidStateError') toastError(new Error(t('passkeyThere')));
      else if (refused !== 'NotAllowedError') toastError(refused ? new Error(t('passkeyFailed')) : error);
    }
    setBusy(false);
    await refresh();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('addPasskey')}
      submit={t('addPasskey')}
      loading={busy}
      disabled={!name.trim()}
      onSubmit={() => void add()}
    >
      <TextInput
        label={t('passkeyName')}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  );
}
