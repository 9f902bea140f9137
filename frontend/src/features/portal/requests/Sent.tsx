import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { OwnRequest } from '@/api/types';
import { dateTime } from '@/lib/formats';
import classes from '../Portal.module.css';

/** It has arrived: its number, and by when we answer. */
export function Sent({ request, onAnother }: { request: OwnRequest; onAnother: () => void }) {
  const { t } = useTranslation('portal');
  const { ws } = useDoor();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section ref={panel} className={classes.panel} data-tone="success" tabIndex={-1} aria-label={t('sent.label')}>
      <IconCircleCheck size={32} stroke={1.5} aria-hidden color="var(--success)" />
      <h2>{t('sent.title', { number: request.number })}</h2>
      <p>
        {request.answer_by && t('sent.answerBy', { when: dateTime(request.answer_by) })} {t('sent.mail')}
      </p>
      <div className={classes.acts}>
        <Button
          renderRoot={(props) => <Link to="/portal/$ws/requests/$id" params={{ ws, id: request.id }} {...props} />}
        >
          {t('sent.open')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('sent.another')}
        </Button>
      </div>
    </section>
  );
}
