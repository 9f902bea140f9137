import {
  type Icon,
  IconArrowRight,
  IconBolt,
  IconBox,
  IconBuilding,
  IconFileText,
  IconLayoutKanban,
  IconMessage2,
  IconUser,
} from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '@/api/types';
import { Kbd } from '@/ui/Kbd';
import classes from './Palette.module.css';
import type { Entry } from './useEntries';

const SIGNS = {
  deal: IconLayoutKanban,
  company: IconBuilding,
  person: IconUser,
  product: IconBox,
  request: IconMessage2,
  document: IconFileText,
} as const satisfies Record<SearchHit['type'], Icon>;

interface Props {
  entries: readonly Entry[];
  current: string | null;
  onHover: (id: string) => void;
  onRun: (entry: Entry) => void;
}

/** The options of the combobox; the input keeps the focus and the keys. */
export function PaletteList({ entries, current, onHover, onRun }: Props) {
  const { t } = useTranslation('search');
  return (
    <div
      id="palette-list"
      role="listbox"
      aria-label={t('results')}
      className={classes.list}
      hidden={entries.length === 0}
    >
      {entries.map((entry, index) => (
        <Fragment key={entry.id}>
          {entries[index - 1]?.group !== entry.group && (
            <div className={`section-label ${classes.group}`} role="presentation">
              {t(`groups.${entry.group}`)}
            </div>
          )}
          <Option entry={entry} selected={entry.id === current} onHover={onHover} onRun={onRun} />
        </Fragment>
      ))}
    </div>
  );
}

interface OptionProps {
  entry: Entry;
  selected: boolean;
  onHover: (id: string) => void;
  onRun: (entry: Entry) => void;
}

function Option({ entry, selected, onHover, onRun }: OptionProps) {
  const Sign = entry.type ? SIGNS[entry.type] : entry.group === 'go' ? IconArrowRight : IconBolt;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input above has the keys
    <div
      id={`palette-${entry.id}`}
      role="option"
      aria-selected={selected}
      className={classes.entry}
      onMouseMove={() => !selected && onHover(entry.id)}
      onClick={() => onRun(entry)}
    >
      <Sign size={18} stroke={1.75} aria-hidden />
      <span className={`${classes.label} truncate`}>{entry.label}</span>
      <span className={`${classes.hint} truncate`}>{entry.hint}</span>
      {entry.keys && <Kbd keys={entry.keys} />}
    </div>
  );
}
