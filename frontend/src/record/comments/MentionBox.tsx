import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsersGroup } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberRef, MentionableTeam } from '@/api/types';
import { Avatar } from '@/ui/Avatar';
import { useMentionableTeams } from './acts';
import { useMentionable } from './api';
import classes from './Comments.module.css';
import { type Mentioned, mentionAt } from './drafts';

interface Props {
  about: string;
  audience: string;
  label: string;
  placeholder?: string;
  value: string;
  mentioned: readonly Mentioned[];
  onChange: (text: string, mentioned: Mentioned[]) => void;
  onSend: () => void;
  onEscape?: () => void;
  autoFocus?: boolean;
  minRows?: number;
}

type Option = MemberRef | MentionableTeam;

/** A person, or a team with how many of it will be told, and who cannot be. */
function OptionWords({ option }: { option: Option }) {
  const { t } = useTranslation('record');
  if ('left_out' in option)
    return (
      <>
        <IconUsersGroup size={20} aria-hidden />
        <span className="truncate">{option.name}</span>
        <span className="text-3 truncate">
          {t('mention.team', { count: option.people })}
          {option.left_out.length > 0 && `, ${t('mention.leftOut', { names: option.left_out.join(', ') })}`}
        </span>
      </>
    );
  return (
    <>
      <Avatar person={option} size={20} hint={false} />
      <span className="truncate">{option.name}</span>
      {option.company && <span className="text-3 truncate">{option.company}</span>}
    </>
  );
}

/** Under a box at the bottom of a phone's screen the list would stand behind the keyboard. */
const intoView = (list: HTMLElement | null) => list?.scrollIntoView?.({ block: 'nearest' });

/** A text box that offers people after "@": only those who will be able to read it. */
export function MentionBox({ about, audience, value, mentioned, onChange, onSend, onEscape, ...rest }: Props) {
  const { t } = useTranslation('record');
  const box = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<{ start: number; query: string } | null>(null);
  const [active, setActive] = useState(0);
  const [query] = useDebouncedValue(typed?.query ?? null, 120);
  const people = useMentionable(about, audience, typed ? query : null);
  const teams = useMentionableTeams(about, typed && audience === 'internal' ? query : null);
  const options: Option[] = typed ? [...(people.data ?? []).slice(0, 6), ...(teams.data ?? []).slice(0, 3)] : [];
  // Silence would look like a fault: whoever is not offered cannot read what is being written.
  const nobody =
    options.length === 0 &&
    people.data &&
    !people.isFetching &&
    !teams.isFetching &&
    query === typed?.query &&
    /^\S{2,}$/.test(query);

  const read = () => {
    const element = box.current;
    setTyped(element ? mentionAt(element.value, element.selectionStart) : null);
    setActive(0);
  };
  const choose = (person: Option) => {
    if (!typed || !box.current) return;
    const end = typed.start + 1 + typed.query.length;
    const text = `${value.slice(0, typed.start)}@${person.name} ${value.slice(end)}`;
    const chosen = { id: person.id, name: person.name, ...('left_out' in person ? { kind: 'team' as const } : {}) };
    onChange(text, [...mentioned.filter((one) => one.id !== person.id), chosen]);
    setTyped(null);
    const caret = typed.start + person.name.length + 2;
    requestAnimationFrame(() => box.current?.setSelectionRange(caret, caret));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const person = options[active];
    if (options.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setActive((active + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length);
    } else if (person && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey)
      choose(person);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
    else if (event.key === 'Escape' && typed) setTyped(null);
    else if (event.key === 'Escape' && onEscape) onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.box}>
      <Textarea
        ref={box}
        aria-label={rest.label}
        placeholder={rest.placeholder}
        autosize
        minRows={rest.minRows ?? 2}
        maxRows={14}
        maxLength={20_000}
        value={value}
        data-autofocus={rest.autoFocus || undefined}
        autoFocus={rest.autoFocus}
        onChange={(event) => {
          onChange(event.currentTarget.value, [...mentioned]);
          read();
        }}
        onKeyDown={onKeyDown}
        onClick={read}
        onBlur={() => setTyped(null)}
        role={options.length > 0 ? 'combobox' : undefined}
        aria-expanded={options.length > 0 ? true : undefined}
        aria-controls={options.length > 0 ? 'mention-options' : undefined}
        aria-activedescendant={options[active] ? `mention-${options[active].id}` : undefined}
      />
      <div role="status">
        {nobody && <div className={`${classes.options} ${classes.nobody}`}>{t('mention.nobody')}</div>}
      </div>
      {options.length > 0 && (
        <div
          ref={intoView}
          className={classes.options}
          role="listbox"
          id="mention-options"
          aria-label={t('mention.label')}
        >
          {options.map((person, index) => (
            <div
              key={person.id}
              id={`mention-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classes.option}
              // The box must not lose the focus before the click counts.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
            >
              <OptionWords option={person} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
