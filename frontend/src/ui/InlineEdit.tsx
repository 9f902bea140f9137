import clsx from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { personColour } from '@/lib/people';
import { Avatar, type Person } from './Avatar';
import { ClashLine } from './ClashLine';
import classes from './InlineEdit.module.css';
import { type EditorKind, type EditorOption, FieldEditor, parserFor } from './InlineEditor';
import { type KeptEdit, KeptLine, WaitingSign } from './KeptEdit';
import { type FieldValue, type SaveResult, useInlineEdit } from './useInlineEdit';

export interface InlineEditProps {
  /** Names the field for everybody: "Amount". */
  label: string;
  kind?: EditorKind;
  value: FieldValue;
  onSave: (value: FieldValue, base: FieldValue) => Promise<SaveResult>;
  /** what to show instead of the bare value: money in its currency, a date, a chip */
  display?: ReactNode;
  /** the words of a value, for the clash line; the value itself when absent */
  describe?: (value: FieldValue) => string;
  options?: readonly EditorOption[];
  placeholder?: string;
  readOnly?: boolean;
  /** empty is not an answer: the line under the field */
  required?: boolean;
  /** who else edits this field just now */
  editor?: Person | null;
  onEditing?: (editing: boolean) => void;
  /** an edit of this field that waits for the network, or for a choice */
  kept?: KeptEdit | null;
  /** beside the value: comments on this very field */
  aside?: ReactNode;
  className?: string;
}

/** A value that looks like text and becomes a field where it stands. Enter or blur saves, Esc reverts. */
export function InlineEdit(props: InlineEditProps) {
  const { label, kind = 'text', options = [], placeholder, readOnly = false, editor = null, kept = null } = props;
  const { t } = useTranslation('common');
  const waits = kept?.state === 'waiting';
  const value = waits ? kept.mine : props.value;
  const display = waits ? undefined : props.display;
  const required = props.required ? t('inline.required') : null;
  const edit = useInlineEdit({
    value,
    onSave: props.onSave,
    onEditing: props.onEditing,
    parse: parserFor(kind, required, t('inline.notNumber')),
  });
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // Back on the value after Enter or Esc, but not when a click elsewhere has already taken the focus.
    if (wasEditing.current && !edit.editing && document.activeElement === document.body) button.current?.focus();
    wasEditing.current = edit.editing;
  }, [edit.editing]);

  if (edit.editing) {
    return (
      <div className={clsx(classes.field, props.className)}>
        <FieldEditor
          kind={kind}
          label={label}
          edit={edit}
          options={options}
          placeholder={placeholder}
          notDate={t('inline.notDate')}
        />
        {edit.error && <p className={classes.error}>{edit.error}</p>}
        {edit.meanwhile && (
          <p className={classes.meanwhile} role="status">
            {t('inline.meanwhile', {
              who: editor?.name ?? t('inline.somebody'),
              theirs: describe(value, props) || t('inline.empty'),
            })}
          </p>
        )}
      </div>
    );
  }
  const words = describe(value, props);
  return (
    <div className={clsx(classes.field, props.className)}>
      <button
        ref={button}
        type="button"
        className={clsx(
          classes.value,
          kind === 'textarea' && classes.multiline,
          editor && classes.elsewhere,
          waits && classes.waits,
        )}
        style={editor ? ({ '--editor-colour': personColour(editor.colour) } as React.CSSProperties) : undefined}
        disabled={readOnly}
        data-failed={edit.error ? true : undefined}
        aria-label={`${label}: ${words || t('inline.empty')}`}
        onClick={edit.open}
      >
        {/* The key restarts the animation for each change by somebody else; the button keeps the focus. */}
        <span key={edit.flashes} className={clsx(classes.text, edit.flashes > 0 && 'flash')}>
          {value === null || value === '' ? <Empty text={placeholder} /> : (display ?? words)}
        </span>
        {waits && <WaitingSign />}
        {editor && <Avatar person={editor} size={16} hint={false} />}
      </button>
      {props.aside}
      {editor && (
        <span className={classes.who} style={{ background: personColour(editor.colour) }}>
          {t('inline.editing', { name: editor.name, field: label })}
        </span>
      )}
      {edit.error && (
        <p className={classes.error} role="alert">
          {edit.error}
        </p>
      )}
      {edit.clash && (
        <ClashLine
          who={edit.clash.by?.name}
          theirs={describe(edit.clash.theirs, props)}
          mine={describe(edit.clash.mine, props)}
          onMine={edit.keepMine}
          onTheirs={edit.useTheirs}
        />
      )}
      {kept && !waits && <KeptLine kept={kept} describe={(one) => describe(one, props)} />}
    </div>
  );
}

function Empty({ text }: { text: string | undefined }) {
  return <span className="text-3">{text ?? '—'}</span>;
}

function describe(value: FieldValue, { describe: words, kind, options }: InlineEditProps): string {
  if (value === null || value === '') return '';
  if (words) return words(value);
  if (kind === 'select') return options?.find((option) => option.value === value)?.label ?? value;
  return value;
}
