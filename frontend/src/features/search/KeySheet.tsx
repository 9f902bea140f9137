import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shortcut, setSingleKeys, singleKeysOn, useRegisteredShortcuts } from '@/lib/shortcuts';
import { Kbd } from '@/ui/Kbd';
import classes from './KeySheet.module.css';

const GROUPS: readonly Shortcut['group'][] = ['general', 'go', 'list', 'record'];

/** What the keyboard can do on this very page, and the switch that turns single letters off. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('search');
  const [single, setSingle] = useState(singleKeysOn);
  const all = useRegisteredShortcuts();
  const toggle = (on: boolean) => {
    setSingle(on);
    setSingleKeys(on);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.groups}>
        {GROUPS.map((group) => {
          const list = distinct(all.filter((shortcut) => shortcut.keys && shortcut.group === group));
          if (list.length === 0) return null;
          return (
            <section key={group}>
              <h3 className="section-label">{t(`keys.groups.${group}`)}</h3>
              <dl className={classes.list}>
                {list.map((shortcut) => (
                  <div key={shortcut.keys} className={classes.line}>
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <Kbd keys={shortcut.keys} />
                      <span className="visually-hidden">{shortcut.keys}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <Switch
        mt="md"
        checked={single}
        onChange={(event) => toggle(event.currentTarget.checked)}
        label={t('keys.single')}
      />
    </Modal>
  );
}

/** One line a meaning: J and the arrow do the same, the letter is shown. */
function distinct(list: Shortcut[]): Shortcut[] {
  return list.filter((shortcut, index) => list.findIndex((other) => other.label === shortcut.label) === index);
}
