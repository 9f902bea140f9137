import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '@/lib/shortcuts';

interface Props {
  label: string;
  /** names the cross that empties it */
  clear: string;
  q: string | undefined;
  /** after a pause in typing; undefined when it is empty */
  onSearch: (q: string | undefined) => void;
  width?: number | string;
}

/** The search above a list; "/" leads into it. */
export function SearchBox({ label, clear, q, onSearch, width = 200 }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q ?? '');
  // Emptied from elsewhere: by the button that clears every filter.
  useEffect(() => {
    if (q === undefined) setText('');
  }, [q]);
  const later = useDebouncedCallback(onSearch, 200);
  const type = (value: string) => {
    setText(value);
    later(value.trim() || undefined);
  };
  useShortcuts([{ keys: '/', label, group: 'list', run: () => box.current?.focus() }]);
  return (
    <TextInput
      ref={box}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      rightSection={text ? <CloseButton size="xs" aria-label={clear} onClick={() => type('')} /> : null}
      w={width}
      style={{ flexShrink: 0 }}
    />
  );
}
