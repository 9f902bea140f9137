import { Tooltip } from '@mantine/core';
import clsx from 'clsx';
import { initials, personColour } from '@/lib/people';
import classes from './Avatar.module.css';

export interface Person {
  name: string;
  colour: number;
  active?: boolean;
}

interface AvatarProps {
  person: Person;
  /** px: 16 in a field, 20 on a card, 24 in the header, 28 in a comment */
  size?: number;
  /** what the tooltip says beside the name; false for no tooltip (the name stands next to it) */
  hint?: string | false;
}

/** Initials on the person's colour. Beside a written name give `hint={false}`: then it is decoration only. */
export function Avatar({ person, size = 20, hint }: AvatarProps) {
  const look = {
    className: clsx(classes.avatar, person.active === false && classes.inactive),
    style: {
      width: size,
      height: size,
      fontSize: Math.max(8, Math.round(size * 0.42)),
      background: personColour(person.colour),
    },
    children: initials(person.name),
  };
  if (hint === false) return <span aria-hidden {...look} />;
  return (
    <Tooltip label={hint ? `${person.name}, ${hint}` : person.name}>
      <span role="img" aria-label={person.name} {...look} />
    </Tooltip>
  );
}

interface StackProps {
  people: readonly (Person & { id: string; hint?: string })[];
  label: string;
  size?: number;
  max?: number;
}

export function AvatarStack({ people, label, size = 24, max = 4 }: StackProps) {
  if (people.length === 0) return null;
  const shown = people.length > max ? people.slice(0, max) : people;
  const rest = people.slice(shown.length);
  return (
    <ul className={classes.stack} aria-label={label}>
      {shown.map((person) => (
        <li key={person.id}>
          <Avatar person={person} size={size} {...(person.hint ? { hint: person.hint } : {})} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Tooltip label={rest.map((person) => person.name).join(', ')}>
            <span
              className={clsx(classes.avatar, classes.more)}
              style={{ width: size, height: size, fontSize: 10 }}
              role="img"
              aria-label={rest.map((person) => person.name).join(', ')}
            >
              +{rest.length}
            </span>
          </Tooltip>
        </li>
      )}
    </ul>
  );
}
