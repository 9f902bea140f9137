import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allauth } from '@/api/allauth';
import { Chip } from '@/ui/Chip';
import { CodeList } from '@/ui/CodeList';
import { Dialog } from '@/ui/Dialog';
import { confirmDialog } from '@/ui/dialogs';
import { Line, Panel } from '@/ui/Section';
import { ErrorState, SkeletonLines } from '@/ui/States';
import { toast, toastError } from '@/ui/toasts';
import { When } from '@/ui/When';
import { moment, useAuthenticators, useSecurityRefresh } from '../api';
import { FactorSetup } from './FactorSetup';
import { useGuarded } from './ReauthProvider';

/** Codes from an app, and the recovery codes that stand in for it. */
export function FactorSection() {
  const { t } = useTranslation('account');
  const factors = useAuthenticators();
  const refresh = useSecurityRefresh();
  const guarded = useGuarded();
  const [setup, setSetup] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (factors.isPending) return <SkeletonLines count={2} />;
  if (!factors.data)
    return (
      <Panel>
        <Line label={t('factor')} text={t('factorText')}>
          {null}
        </Line>
        <ErrorState error={factors.error} onRetry={() => void factors.refetch()} />
      </Panel>
    );
  const totp = factors.data.find((factor) => factor.type === 'totp');
  const recovery = factors.data.find((factor) => factor.type === 'recovery_codes');

  const turnOff = async () => {
    try {
      const answer = await guarded(() => allauth.delete('/account/authenticators/totp'));
      if (answer) toast(t('factorOff'));
    } catch (error) {
      toastError(error);
    }
    await refresh();
  };
  const newCodes = async () => {
    try {
      const answer = await guarded(() => allauth.post('/account/authenticators/recovery-codes'));
      if (Array.isArray(answer?.data.unused_codes)) setCodes(answer.data.unused_codes as string[]);
    } catch (error) {
      toastError(error);
    }
    await refresh();
  };
  const ask = (title: string, text: string, confirm: string, act: () => Promise<void>) =>
    confirmDialog({ title, text, confirm, onConfirm: () => void act() });

  return (
    <Panel>
      <Line label={t('factor')} text={t('factorText')}>
        <Group gap="sm">
          <Chip tone={totp ? 'success' : 'neutral'}>{totp ? t('on') : t('off')}</Chip>
          {totp && (
            <span className="text-3">
              {t('since')} <When at={moment(totp.created_at)} plain />
            </span>
          )}
          {totp ? (
            <Button variant="default" onClick={() => ask(t('turnOffTitle'), t('turnOffText'), t('turnOff'), turnOff)}>
              {t('turnOff')}
            </Button>
          ) : (
            <Button variant="default" onClick={() => setSetup(true)}>
              {t('turnOn')}
            </Button>
          )}
        </Group>
      </Line>
      {totp && (
        <Line label={t('recovery')} text={t('recoveryText')}>
          <Group gap="sm">
            <span className="tabular">{t('codesLeft', { count: recovery?.unused_code_count ?? 0 })}</span>
            <Button
              variant="default"
              onClick={() => ask(t('newCodesTitle'), t('newCodesText'), t('newCodes'), newCodes)}
            >
              {t('newCodes')}
            </Button>
          </Group>
        </Line>
      )}
      {setup && <FactorSetup onClose={() => setSetup(false)} onCodes={setCodes} />}
      <Dialog opened={codes !== null} onClose={() => setCodes(null)} title={t('keepCodes')}>
        <p style={{ margin: 0 }}>{t('keepCodesText')}</p>
        {codes && <CodeList codes={codes} fileName="artel-recovery-codes.txt" />}
        <Button onClick={() => setCodes(null)}>{t('common:done')}</Button>
      </Dialog>
    </Panel>
  );
}
