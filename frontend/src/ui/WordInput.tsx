import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  maxLength: number;
  /** said by toasts if it is refused; the old value comes back */
  onSave: (text: string) => Promise<unknown>;
}

/** A word or two beside a name, edited where they stand: saved by Enter or on leaving, once; Esc takes them back. */
export function WordInput({ label, placeholder, value, maxLength, onSave }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  const save = async () => {
    const text = typed?.trim() ?? value;
    if (text === (sent.current ?? value)) return;
    sent.current = text;
    await onSave(text);
    sent.current = null;
    setTyped((now) => (now?.trim() === text ? null : now)); // somebody may have typed on
  };
  return (
    <TextInput
      variant="unstyled"
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      maxLength={maxLength}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setTyped(null);
      }}
    />
  );
}
