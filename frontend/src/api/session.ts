import { type Language, setLanguage } from '@/lib/i18n';
import { http } from './client';
import type { Session } from './types';

/** The language on the screen at once, and on the server for mail and the next device. */
export async function chooseLanguage(language: Language): Promise<void> {
  await setLanguage(language);
  await http.patch<Session>('/api/session', { language }).catch(() => undefined);
}
