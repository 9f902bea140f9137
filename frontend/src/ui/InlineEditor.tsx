import { Select, Textarea, TextInput } from '@mantine/core';
import type { FocusEvent, KeyboardEvent } from 'react';
import { readAmount } from '@/lib/amounts';
import type { FieldValue, useInlineEdit } from './useInlineEdit';

export type EditorKind = 'text' | 'textarea' | 'money' | 'date' | 'select';

export interface EditorOption {
  value: string;
  label: string;
}

/** Years have four digits. */
const LAST_DAY = '9999-12-31';

type Parsed = { value: FieldValue } | { error: string };

export function parserFor(kind: EditorKind, required: string | null, notNumber: string): (text: string) => Parsed {
  return (text) => {
    if (text === '')
      return required ? { error: required } : { value: kind === 'text' || kind === 'textarea' ? '' : null };
    if (kind !== 'money') return { value: text };
    const amount = readAmount(text);
    return amount === null ? { error: notNumber } : { value: amount };
  };
}

interface Props {
  kind: EditorKind;
  label: string;
  edit: ReturnType<typeof useInlineEdit>;
  options: readonly EditorOption[];
  placeholder?: string | undefined;
  /** said of a date that does not exist */
  notDate: string;
}

export function FieldEditor({ kind, label, edit, options, placeholder, notDate }: Props) {
  // A browser calls 30 February empty: that must not take the date away.
  const commit = ({ currentTarget }: { currentTarget: Element }) => {
    const { validity } = currentTarget as HTMLInputElement;
    if (kind === 'date' && validity?.badInput) edit.refuse(notDate);
    else void edit.commit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      edit.revert();
    }
    const sends = event.key === 'Enter' && (kind !== 'textarea' || event.ctrlKey || event.metaKey);
    if (sends && kind !== 'select' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      commit(event);
    }
  };
  const shared = {
    'aria-label': label,
    'aria-invalid': edit.error ? true : undefined,
    placeholder,
    onKeyDown,
    onBlur: commit,
    autoFocus: true,
  } as const;
  if (kind === 'select') {
    return (
      <Select
        {...shared}
        data={options}
        value={edit.draft || null}
        defaultDropdownOpened
        onBlur={edit.revert}
        onChange={(next) => void edit.commit(next ?? '')}
      />
    );
  }
  const onFocus = (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    kind !== 'date' && event.currentTarget.select();
  if (kind === 'textarea') {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        maxRows={14}
        value={edit.draft}
        onChange={(event) => edit.setDraft(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      type={kind === 'date' ? 'date' : 'text'}
      max={kind === 'date' ? LAST_DAY : undefined}
      inputMode={kind === 'money' ? 'decimal' : undefined}
      value={edit.draft}
      onFocus={onFocus}
      onChange={(event) => edit.setDraft(event.currentTarget.value)}
    />
  );
}
