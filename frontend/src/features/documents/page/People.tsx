import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/ui/Avatar';
import classes from './Document.module.css';
import type { Here } from './usePeople';

interface Props {
  people: readonly Here[];
  followed: string | null;
  onFollow: (id: string | null) => void;
}

const MOST = 5;

/** Who else writes or reads here; a click follows their caret. */
export function People({ people, followed, onFollow }: Props) {
  const { t } = useTranslation('documents');
  if (people.length === 0) return null;
  const rest = people.slice(MOST);
  return (
    <ul className={classes.people} aria-label={t('common:presence')}>
      {people.slice(0, MOST).map((person) => {
        const on = person.id === followed;
        const label = t(on ? 'people.stop' : 'people.follow', { name: person.name });
        return (
          <li key={person.id}>
            <Tooltip label={label}>
              <button
                type="button"
                className={classes.person}
                aria-pressed={on}
                aria-label={label}
                onMouseDown={(event) => event.stopPropagation()}
                onClick={() => onFollow(on ? null : person.id)}
              >
                <Avatar person={person} size={24} hint={false} />
              </button>
            </Tooltip>
          </li>
        );
      })}
      {rest.length > 0 && <li className="text-3">+{rest.length}</li>}
    </ul>
  );
}
