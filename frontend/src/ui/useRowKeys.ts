import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shortcut, useShortcuts } from '@/lib/shortcuts';
import type { Selection } from './useSelection';

interface More<Row> {
  /** shown beside the list: the arrows then go on showing */
  onPeek?: ((row: Row) => void) | undefined;
  peeking?: boolean;
  selection?: Selection | undefined;
}

/** J/K (or arrows) walk through the rows, Enter opens the one reached, Space shows it beside, X chooses it. */
export function useRowKeys<Row extends { id: string }>(
  rows: readonly Row[],
  onOpen: (row: Row) => void,
  { onPeek, peeking = false, selection }: More<Row> = {},
) {
  const { t } = useTranslation('common');
  const [active, setActive] = useState(-1);
  const row = rows[active];
  const move = (step: number, extend = false) => {
    const to = Math.max(0, Math.min(rows.length - 1, active + step));
    const next = rows[to];
    setActive(to);
    if (next && peeking) onPeek?.(next);
    if (extend && next) selection?.add([...(row ? [row.id] : []), next.id]);
  };
  const list = (keys: string, label: string, run: () => void): Shortcut => ({ keys, label, group: 'list', run });
  useShortcuts([
    list('j', t('keys.next'), () => move(1)),
    list('k', t('keys.previous'), () => move(-1)),
    list('ArrowDown', t('keys.next'), () => move(1)),
    list('ArrowUp', t('keys.previous'), () => move(-1)),
    list('Enter', t('keys.open'), () => row && onOpen(row)),
    ...(onPeek ? [list(' ', t('keys.peek'), () => row && onPeek(row))] : []),
    ...(selection
      ? [
          list('x', t('keys.select'), () => row && selection.toggle(row.id)),
          list('shift+ArrowDown', t('keys.extend'), () => move(1, true)),
          list('shift+ArrowUp', t('keys.extend'), () => move(-1, true)),
        ]
      : []),
    ...(selection && selection.ids.size > 0 ? [list('Escape', t('keys.clear'), selection.clear)] : []),
  ]);
  return { active, setActive };
}
