import { useTranslation } from 'react-i18next';
import { useMembership } from '@/api/queries';
import { type Presence, type PresentPerson, usePresence, useTopics } from '@/live';
import { AvatarStack } from '@/ui/Avatar';

/** Hear a record, and say that I am here. */
export function useHere(about: string): Presence {
  const me = useMembership();
  useTopics(about);
  return usePresence(about, me?.member_id);
}

interface Props {
  people: readonly PresentPerson[];
  /** names the field somebody edits */
  fieldLabel?: (field: string) => string;
}

/** Who else is here, and what they do: in the header of every record, board and document. */
export function Here({ people, fieldLabel }: Props) {
  const { t } = useTranslation('common');
  const hint = ({ state, field, tabs }: PresentPerson) => {
    const does =
      state === 'edit' && field && fieldLabel
        ? t('here.editing', { field: fieldLabel(field) })
        : t(`here.${state === 'edit' ? 'view' : state}`);
    return tabs > 1 ? `${does}, ${t('here.tabs', { count: tabs })}` : does;
  };
  const all = people.map((person) => ({
    id: person.member,
    name: person.name,
    colour: person.colour,
    active: person.state !== 'idle',
    hint: hint(person),
  }));
  return <AvatarStack people={all} label={t('presence')} />;
}
