import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '@/api/errors';
import { useSession } from '@/api/queries';
import { chooseLanguage } from '@/api/session';
import { currentLanguage } from '@/lib/i18n';
import { usePageTitle } from '@/ui/usePageTitle';
import classes from './AuthCard.module.css';
import { Mark } from './Mark';

interface Props {
  title: string;
  text?: ReactNode;
  error?: unknown;
  wide?: boolean;
  children: ReactNode;
}

/** The card all doors of the house look like: one question at a time. */
export function AuthCard({ title, text, error, wide = false, children }: Props) {
  usePageTitle(title);
  return (
    <div className={classes.page}>
      <main className={classes.card} data-wide={wide || undefined}>
        <div className={classes.head}>
          <Mark className={classes.mark} />
          <h1 className={classes.title}>{title}</h1>
          {text && <p className={classes.text}>{text}</p>}
        </div>
        <Refusal error={error} />
        {children}
      </main>
      <Foot />
    </div>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('auth');
  if (!error) return null;
  return (
    <p role="alert" className={classes.error}>
      {sentence()}
    </p>
  );

  function sentence(): string {
    if (isApiError(error) && error.code === 'offline') return t('common:states.noConnection');
    if (isApiError(error) && error.status === 429) return t('errors.tooMany');
    // The browser words its own refusal of a passkey in English, for the developer.
    if (error instanceof DOMException) return t('errors.passkey');
    return (error instanceof Error && error.message) || t('common:states.errorText');
  }
}

function Foot() {
  const { t } = useTranslation('auth');
  const session = useSession();
  const other = currentLanguage() === 'ru' ? 'en' : 'ru';
  return (
    <footer className={classes.foot}>
      {session.data?.demo && <a href="/demo/">{t('demo')}</a>}
      {session.data?.features.mail_demo && <a href="/demo/mail">{t('demoMail')}</a>}
      <Button variant="subtle" color="gray" size="compact-xs" lang={other} onClick={() => void chooseLanguage(other)}>
        {other === 'ru' ? 'Русский' : 'English'}
      </Button>
    </footer>
  );
}
