import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import type { RequestStatus, ServiceRequest } from '@/api/types';
import { useStatusWord } from '@/record/requests/chips';
import { movesFrom, STATUSES, standing } from '@/record/requests/status';
import classes from './Request.module.css';

interface Props {
  request: ServiceRequest;
  onMove: (status: RequestStatus) => void;
}

/** The way of a request; a step that may come next is a button that takes it there. */
export function StatusSteps({ request, onMove }: Props) {
  const { t } = useTranslation('requests');
  const word = useStatusWord();
  const may = request.abilities.includes('request.work') ? movesFrom(request.status) : [];
  return (
    <ol className={classes.stepper} aria-label={t('field.status')}>
      {STATUSES.map((status) => (
        <li key={status}>
          <button
            type="button"
            className={clsx(classes.step, classes[standing(status, request.status)])}
            aria-current={status === request.status ? 'step' : undefined}
            disabled={!may.includes(status)}
            onClick={() => onMove(status)}
          >
            <span className="truncate">{word(status)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
