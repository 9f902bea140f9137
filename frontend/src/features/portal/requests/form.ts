/** The new request's form without its looks: what must be there, and what was begun. */
import type { Urgency } from '@/api/types';

export interface RequestForm {
  category_id: string;
  urgency: Urgency;
  deal_id: string;
  subject: string;
  text: string;
}

export const EMPTY: RequestForm = { category_id: '', urgency: 'normal', deal_id: '', subject: '', text: '' };

export type Lack = 'category' | 'subject' | 'text';

/** What is still missing, by field. */
export function lacks(form: RequestForm): Partial<Record<keyof RequestForm, Lack>> {
  const found: Partial<Record<keyof RequestForm, Lack>> = {};
  if (!form.category_id) found.category_id = 'category';
  if (!form.subject.trim()) found.subject = 'subject';
  if (!form.text.trim()) found.text = 'text';
  return found;
}

// The prefix of every draft: signing out takes it along.
const slot = (ws: string) => `artel.draft.new-request/${ws}`;

export function readForm(ws: string): RequestForm {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(slot(ws)) ?? '{}');
    return { ...EMPTY, ...(kept as Partial<RequestForm>) };
  } catch {
    return EMPTY;
  }
}

export function keepForm(ws: string, form: RequestForm): void {
  if (form.subject.trim() || form.text.trim()) localStorage.setItem(slot(ws), JSON.stringify(form));
  else localStorage.removeItem(slot(ws));
}
