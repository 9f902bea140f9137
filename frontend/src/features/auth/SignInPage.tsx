import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AuthCard } from './AuthCard';
import { CodeStep } from './CodeStep';
import { Enrolment } from './Enrolment';
import { EmailStep, PasswordStep } from './PasswordSteps';
import { useSignIn } from './useSignIn';

/** A new page load after signing in: the session, its CSRF token and the language all start afresh. */
export function goOn(next: string | undefined): void {
  window.location.assign(next ?? (window.location.pathname.startsWith('/portal') ? '/portal' : '/'));
}

export function SignInPage() {
  const { t } = useTranslation('auth');
  const { next } = useSearch({ strict: false });
  const signIn = useSignIn(() => goOn(next));
  if (signIn.step === 'enrol') return <Enrolment signingIn onDone={() => goOn(next)} />;
  if (signIn.step === 'code') return <CodeStep signIn={signIn} />;
  return (
    <AuthCard title={t('signIn.title')} error={signIn.error}>
      {signIn.step === 'email' ? <EmailStep signIn={signIn} /> : <PasswordStep signIn={signIn} />}
    </AuthCard>
  );
}
