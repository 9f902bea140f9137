/** The life of one field edited in place, without its looks: draft, save, refusal, clash, and the flash of others. */
import { useEffect, useRef, useState } from 'react';
import type { Person } from './Avatar';

export type FieldValue = string | null;

export interface ClashInfo {
  theirs: FieldValue;
  by: Person | null;
}

/** held: it clashes, and both values are kept outside of the field */
export type SaveResult =
  | { status: 'saved' | 'held' }
  | { status: 'error'; message: string }
  | ({ status: 'clash' } & ClashInfo);

export interface InlineEditInput {
  value: FieldValue;
  /** `base` is what the writer saw; the server compares it */
  onSave: (value: FieldValue, base: FieldValue) => Promise<SaveResult>;
  /** the editor opened or closed: tell presence which field this is */
  onEditing?: ((editing: boolean) => void) | undefined;
  /** make the typed text into the value, or say why not */
  parse?: (text: string) => { value: FieldValue } | { error: string };
}

/** The server writes 39100 as 39100.00. */
const isSame = (one: FieldValue, other: FieldValue): boolean =>
  one === other || (!!one?.trim() && !!other?.trim() && Number(one) === Number(other));

const keep = (text: string): { value: FieldValue } => ({ value: text });

export function useInlineEdit({ value, onSave, onEditing, parse = keep }: InlineEditInput) {
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [clash, setClash] = useState<(ClashInfo & { mine: FieldValue }) | null>(null);
  const [flashes, setFlashes] = useState(0);
  const base = useRef<FieldValue>(value);
  const mine = useRef<FieldValue>(value);
  const shown = useRef<FieldValue>(value);
  const closing = useRef(false);

  // Compare with what I wrote last: anything else came from somebody. What stood here before I wrote did not.
  useEffect(() => {
    if (value === shown.current) return;
    shown.current = value;
    if (isSame(value, mine.current)) return;
    mine.current = value;
    if (!editing) setFlashes((count) => count + 1);
  }, [value, editing]);

  const open = () => {
    base.current = value;
    closing.current = false;
    setDraft(value ?? '');
    setError(null);
    setEditing(true);
    onEditing?.(true);
  };

  const close = () => {
    closing.current = true;
    setEditing(false);
    onEditing?.(false);
  };

  const write = async (next: FieldValue, seen: FieldValue) => {
    mine.current = next;
    setError(null);
    setClash(null);
    const result = await onSave(next, seen);
    if (result.status === 'saved') return;
    mine.current = value;
    if (result.status === 'clash') setClash({ theirs: result.theirs, by: result.by, mine: next });
    else if (result.status === 'error') setError(result.message);
  };

  const refuse = (why: string) => {
    if (!closing.current) setError(why);
  };

  const commit = async (text: string = draft) => {
    if (closing.current) return;
    const parsed = parse(text.trim());
    if ('error' in parsed) {
      refuse(parsed.error);
      return;
    }
    close();
    const next = parsed.value === '' && base.current === null ? null : parsed.value;
    if (next !== base.current) await write(next, base.current);
  };

  const revert = () => {
    setError(null);
    close();
  };

  const keepMine = () => {
    if (clash) void write(clash.mine, clash.theirs);
  };

  const useTheirs = () => {
    mine.current = clash?.theirs ?? null;
    setClash(null);
  };

  /** somebody has changed the value under the open editor */
  const meanwhile = editing && value !== base.current;
  return {
    editing,
    draft,
    setDraft,
    error,
    clash,
    flashes,
    meanwhile,
    open,
    commit,
    refuse,
    revert,
    keepMine,
    useTheirs,
  };
}
