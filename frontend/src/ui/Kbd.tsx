import { modLabel } from '@/lib/shortcuts';
import classes from './Kbd.module.css';

const NAMES: Record<string, string> = {
  mod: modLabel,
  alt: 'Alt',
  shift: '⇧',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '⏎',
  Escape: 'Esc',
  ' ': '␣',
};

const shown = (key: string) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** "g p" and "mod+k" as key caps. */
export function Kbd({ keys }: { keys: string }) {
  const caps = keys === ' ' ? [' '] : keys.split(' ').flatMap((part) => part.split('+'));
  return (
    <span className={classes.keys} aria-hidden>
      {caps.map((cap) => (
        <kbd key={cap} className={classes.kbd}>
          {shown(cap)}
        </kbd>
      ))}
    </span>
  );
}
