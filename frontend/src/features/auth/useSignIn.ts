/** The way in, step by step. The server says after each step what it waits for; nothing is decided here. */
import { useEffect, useRef, useState } from 'react';
import { type AuthAnswer, allauth } from '@/api/allauth';
import { askPasskey } from '@/api/passkeys';
import { useSession } from '@/api/queries';

export type SignInStep = 'email' | 'password' | 'code' | 'enrol' | 'done';

export function useSignIn(onDone: () => void) {
  const [step, setStep] = useState<SignInStep>('email');
  const [email, setEmail] = useState('');
  const [factors, setFactors] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const trust = useRef(false);

  const follow = async (answer: AuthAnswer): Promise<void> => {
    if (answer.signedIn) {
      setStep('done');
      onDone();
      return;
    }
    switch (answer.pending) {
      case 'mfa_authenticate':
        setFactors(answer.flows.find((flow) => flow.id === 'mfa_authenticate')?.types ?? []);
        setStep('code');
        return;
      case 'mfa_enroll_required':
        setStep('enrol');
        return;
      case 'mfa_trust':
        await follow(await allauth.post('/auth/2fa/trust', { trust: trust.current }));
        return;
      default:
        setStep((now) => (now === 'password' ? 'password' : 'email'));
    }
  };

  const run = async (act: () => Promise<AuthAnswer>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await follow(await act());
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };

  // A reload in the middle of a sign-in goes on where it was.
  const waitsFor = useSession().data?.pending;
  const resume = useRef(() => allauth.get('/auth/session').then(follow));
  useEffect(() => {
    if (waitsFor) resume.current().catch(() => undefined);
  }, [waitsFor]);

  return {
    step,
    email,
    factors,
    error,
    busy,
    giveEmail: (value: string) => {
      setEmail(value);
      setError(null);
      setStep('password');
    },
    back: () => {
      setError(null);
      setStep('email');
    },
    givePassword: (password: string) => run(() => allauth.post('/auth/login', { email, password })),
    giveCode: (code: string, trusted: boolean) => {
      trust.current = trusted;
      return run(() => allauth.post('/auth/2fa/authenticate', { code: code.replace(/\s/g, '') }));
    },
    passkey: () => run(() => askPasskey('/auth/webauthn/login')),
    passkeyAsCode: (trusted: boolean) => {
      trust.current = trusted;
      return run(() => askPasskey('/auth/webauthn/authenticate'));
    },
    follow,
  };
}

export type SignIn = ReturnType<typeof useSignIn>;
