import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnRequest } from '@/api/types';
import { focusPageIfLost } from '@/lib/focus';
import { isFinished } from '@/record/requests/status';
import { announce } from '@/ui/LiveRegion';
import { useOwnRequestWrites } from '../api';
import classes from '../Portal.module.css';

/** Resolved: is it? Closed: it may be taken up again. The reason becomes part of the conversation. */
export function Decide({ request }: { request: OwnRequest }) {
  const { t } = useTranslation('portal');
  const { confirm, reopen } = useOwnRequestWrites(request.id);
  const [text, setText] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!isFinished(request.status) || !request.abilities.includes('request.confirm')) return null;
  const resolved = request.status === 'resolved';
  const run = async (act: () => Promise<boolean>, said: string) => {
    setBusy(true);
    const done = await act();
    setBusy(false);
    if (!done) return;
    setText(null);
    announce(said);
    // The button that was pressed goes with the state it belonged to.
    setTimeout(focusPageIfLost);
  };
  const takeUp = () => {
    if (!text?.trim()) setMissing(true);
    else void run(() => reopen(text.trim()), t('decide.reopened'));
  };
  return (
    <section className={classes.panel} data-tone={resolved ? 'success' : undefined} aria-label={t('decide.label')}>
      <h2>{t(resolved ? 'decide.resolved' : 'decide.closed')}</h2>
      <p>{t(resolved ? 'decide.resolvedText' : 'decide.closedText')}</p>
      {text !== null && (
        <Textarea
          label={t(resolved ? 'decide.why' : 'decide.whyAgain')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setMissing(false);
          }}
          error={missing ? t('decide.whyMissing') : undefined}
          autosize
          minRows={3}
          maxLength={20_000}
          autoFocus
        />
      )}
      <div className={classes.acts}>
        {resolved && text === null && (
          <Button loading={busy} onClick={() => void run(confirm, t('decide.confirmed'))}>
            {t('decide.confirm')}
          </Button>
        )}
        {text === null ? (
          <Button variant="default" disabled={busy} onClick={() => setText('')}>
            {t(resolved ? 'decide.notYet' : 'decide.reopen')}
          </Button>
        ) : (
          <>
            <Button loading={busy} onClick={takeUp}>
              {t('decide.reopen')}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => setText(null)}>
              {t('common:cancel')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
