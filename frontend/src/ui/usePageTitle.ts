import { useEffect } from 'react';
import { announce } from './LiveRegion';

let shown = '';

/** The browser's title, and a word to a screen reader when a page takes another's place without a load. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    document.title = `${title} · Artel`;
    if (shown && shown !== title) announce(title);
    shown = title;
  }, [title]);
}
