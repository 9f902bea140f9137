/** Taking back what one has just done: a word in the toast for six seconds, Ctrl+Z for the last thing done. */
import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Door, useDoor } from '@/api/door';
import { useShortcuts } from '@/lib/shortcuts';
import { announce } from '@/ui/LiveRegion';
import { dismiss, toast, toastError } from '@/ui/toasts';

interface Done {
  ws: string;
  toast: string;
  back: () => void | Promise<void>;
}

const MOST = 20;
let done: Done[] = [];

interface Offer {
  door: Door;
  queries: QueryClient;
  /** of the write that may be taken back */
  mutationId: string;
  message: string;
}

async function takeBack(one: Done): Promise<void> {
  done = done.filter((known) => known !== one);
  dismiss(one.toast);
  await one.back();
}

/** What was done last is taken back first, whatever it was; `back` says itself what comes of it. */
export function offerBack(ws: string, message: string, back: () => void | Promise<void>): void {
  const one: Done = { ws, toast: '', back };
  one.toast = toast(message, { undo: () => void takeBack(one) });
  done = [...done.slice(1 - MOST), one];
}

/** The server takes it back as a new event, or says by name why it cannot. */
export function offerUndo({ door, queries, mutationId, message }: Offer): void {
  offerBack(door.ws, message, async () => {
    try {
      await door.post('/undo', { mutation_id: mutationId });
      announce(i18next.t('common:undone'));
    } catch (error) {
      toastError(error);
    }
    // One's own echo refreshes nothing, and an act may have touched many records.
    void queries.invalidateQueries({ queryKey: ['w', door.ws] });
  });
}

export function useUndo(): (mutationId: string, message: string) => void {
  const door = useDoor();
  const queries = useQueryClient();
  return useCallback((mutationId, message) => offerUndo({ door, queries, mutationId, message }), [door, queries]);
}

/** Ctrl+Z, wherever nobody is typing: there it belongs to the text. */
export function useUndoKey(): void {
  const door = useDoor();
  const { t } = useTranslation('common');
  useShortcuts([
    {
      keys: 'mod+z',
      label: t('undoLast'),
      group: 'general',
      notWhileTyping: true,
      run: () => {
        const last = done.findLast((one) => one.ws === door.ws);
        if (last) void takeBack(last);
      },
    },
  ]);
}
