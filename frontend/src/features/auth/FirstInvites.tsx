import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import { AuthCard } from './AuthCard';
import classes from './AuthCard.module.css';

interface Refused {
  email: string;
  why: string;
}

/** "a@x.example, b@y.example": addresses apart by anything that cannot be in one. */
export function addresses(text: string): string[] {
  return [...new Set(text.split(/[\s,;<>]+/).filter((part) => part.includes('@')))];
}

/** What stands between commas and is no address: said, never dropped in silence. */
export function leftOver(text: string): string[] {
  return text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part && !part.includes('@'));
}

/** The second step of a new workspace; may be left out. */
export function FirstInvites({ slug, language }: { slug: string; language: 'en' | 'ru' }) {
  const { t } = useTranslation('auth');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused[]>([]);
  const go = () => window.location.assign(`/w/${slug}/`);

  const invite = async () => {
    setBusy(true);
    const door = openDoor('staff', slug);
    const failed: Refused[] = leftOver(text).map((email) => ({ email, why: t('invites.notAddress') }));
    for (const email of addresses(text)) {
      try {
        await door.post('/members/invite', { email, kind: 'staff', language });
      } catch (error) {
        failed.push({ email, why: isApiError(error) ? (error.field('email') ?? error.message) : '' });
      }
    }
    setBusy(false);
    setRefused(failed);
    setText(failed.map(({ email }) => email).join('\n'));
    if (failed.length === 0) go();
  };

  const found = addresses(text).length;
  return (
    <AuthCard title={t('invites.title')} text={t('invites.text')}>
      <Stack gap="md">
        <Textarea
          size="sm"
          label={t('invites.label')}
          placeholder="anna@example.com"
          autosize
          minRows={3}
          maxRows={10}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {refused.length > 0 && (
          <div role="alert" className={classes.error}>
            {refused.map(({ email, why }) => (
              <div key={email}>
                {email}: {why}
              </div>
            ))}
          </div>
        )}
        <Button size="sm" loading={busy} disabled={found === 0} onClick={() => void invite()}>
          {t('invites.submit', { count: found })}
        </Button>
        <Button size="sm" variant="default" onClick={go}>
          {t('invites.later')}
        </Button>
      </Stack>
    </AuthCard>
  );
}
