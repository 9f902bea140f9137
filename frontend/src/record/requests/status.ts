/** A request's way, the same for staff and client: what comes when, and what may come next. */
import type { RequestStatus, Urgency } from '@/api/types';
import type { Tone } from '@/ui/Chip';

export const STATUSES = ['new', 'in_work', 'waiting', 'resolved', 'closed'] as const satisfies readonly RequestStatus[];
export const URGENCIES = ['low', 'normal', 'high', 'urgent'] as const satisfies readonly Urgency[];

export const STATUS_TONES: Readonly<Record<RequestStatus, Tone>> = {
  new: 'info',
  in_work: 'accent',
  waiting: 'warning',
  resolved: 'success',
  closed: 'neutral',
};

export const URGENCY_TONES: Readonly<Record<Urgency, Tone>> = {
  low: 'neutral',
  normal: 'neutral',
  high: 'warning',
  urgent: 'danger',
};

export type Standing = 'done' | 'current' | 'next';

/** Where a step stands beside the request's status: behind it, it, or ahead. */
export function standing(step: RequestStatus, status: RequestStatus): Standing {
  const at = STATUSES.indexOf(step) - STATUSES.indexOf(status);
  return at < 0 ? 'done' : at === 0 ? 'current' : 'next';
}

const MOVES: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  new: ['in_work', 'waiting', 'resolved', 'closed'],
  in_work: ['waiting', 'resolved', 'closed'],
  waiting: ['in_work', 'resolved', 'closed'],
  resolved: ['in_work', 'closed'],
  closed: ['in_work'],
};

/** What staff may make of a request; the server has the same list and the last word. */
export const movesFrom = (status: RequestStatus): readonly RequestStatus[] => MOVES[status];

/** The step asks the client, by mail too, to confirm the end: it cannot be undone, only followed by another. */
export const tellsClient = (from: RequestStatus, to: RequestStatus): boolean =>
  to === 'resolved' || (to === 'closed' && from !== 'resolved');

/** The promised answer is late. */
export function isOverdue(request: { answer_by: string | null }, now = new Date()): boolean {
  return request.answer_by !== null && new Date(request.answer_by) < now;
}

export const isFinished = (status: RequestStatus): boolean => status === 'resolved' || status === 'closed';
