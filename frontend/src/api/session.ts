import { useMutation, useQueryClient } from '@tanstack/react-query';
import { currentLanguage, type Language, setLanguage } from '@/lib/i18n';
import { toastError } from '@/ui/toasts';
import { http } from './client';
import type { Session } from './types';

const keepLanguage = (language: Language) => http.patch<Session>('/api/session', { language });

/** The language on the screen at once, and on the server for the next device. */
export async function chooseLanguage(language: Language): Promise<void> {
  await setLanguage(language);
  await keepLanguage(language).catch(() => undefined);
}

/**
 * The same by somebody who is signed in: mails come in it too, so a choice that could not be kept is taken back and said;
 * what the server words is asked for anew.
 */
export function useLanguageChoice() {
  const queries = useQueryClient();
  return useMutation({
    onMutate: async (language: Language) => {
      const before = currentLanguage();
      await setLanguage(language);
      return before;
    },
    mutationFn: keepLanguage,
    onSuccess: () => queries.invalidateQueries(),
    onError: async (error, _language, before) => {
      if (before) await setLanguage(before);
      toastError(error);
    },
  });
}
