import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Palette.module.css';
import { PaletteList } from './PaletteList';
import { type Entry, useEntries } from './useEntries';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** ⌘K: find a record, go somewhere, do what this page can do. */
export function Palette({ opened, onClose }: Props) {
  const { t } = useTranslation('search');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={640}
      yOffset="12vh"
      centered={false}
      padding={0}
      withCloseButton={false}
      title={t('title')}
      classNames={{ header: 'visually-hidden' }}
    >
      {opened && <PaletteBody onClose={onClose} />}
    </Modal>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('search');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { entries, searching } = useEntries(text, true);
  // The choice is a name, not a place: rows that arrive later cannot slip under the cursor.
  const index = Math.max(
    0,
    entries.findIndex((entry) => entry.id === chosen),
  );
  const current = entries[index];

  useEffect(() => {
    if (current) document.getElementById(`palette-${current.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const run = (entry: Entry) => {
    onClose();
    // After the dialog has given the focus back, so that an action may take it.
    setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      setChosen(entries[(index + step + entries.length) % entries.length]?.id ?? null);
    }
    if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(current);
    }
  };
  return (
    <div className={classes.box}>
      <IconSearch size={18} stroke={1.75} className={classes.sign} aria-hidden />
      <input
        className={classes.input}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={current ? `palette-${current.id}` : undefined}
        aria-label={t('title')}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      <PaletteList entries={entries} current={current?.id ?? null} onHover={setChosen} onRun={run} />
      {entries.length === 0 && <div className={classes.none}>{searching ? t('searching') : t('nothing')}</div>}
    </div>
  );
}
