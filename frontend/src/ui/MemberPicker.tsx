import { Combobox, Group, InputBase, Loader, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, type Person } from './Avatar';

export interface Pickable extends Person {
  id: string;
  company?: string | null;
}

interface Props<P extends Pickable> {
  label: string;
  value: P | null;
  onChange: (person: P | null) => void;
  /** the people found for what is typed; the caller asks the server */
  options: readonly P[];
  query: string;
  onQuery: (text: string) => void;
  loading?: boolean;
  clearable?: boolean;
  /** the label stands elsewhere */
  hideLabel?: boolean;
  /** what stands there while nobody is chosen */
  placeholder?: string;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** Choose a person by typing. The list comes from the server, so it works with thousands of members. */
export function MemberPicker<P extends Pickable>(props: Props<P>) {
  const {
    label,
    value,
    onChange,
    options,
    query,
    onQuery,
    loading = false,
    clearable = false,
    hideLabel = false,
    error,
  } = props;
  const { t } = useTranslation('common');
  const [typing, setTyping] = useState(false);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setTyping(false);
      onQuery('');
    },
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active'),
  });
  const choose = (id: string) => {
    onChange(id === '' ? null : (options.find((person) => person.id === id) ?? null));
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md">
      <Combobox.Target withExpandedAttribute>
        <InputBase
          size="xs"
          role="combobox"
          {...(hideLabel ? { 'aria-label': label } : { label })}
          error={error}
          data-autofocus={props.autoFocus || undefined}
          placeholder={props.placeholder ?? t('picker.placeholder')}
          value={typing ? query : (value?.name ?? '')}
          leftSection={value && !typing ? <Avatar person={value} size={18} hint={false} /> : null}
          rightSection={loading ? <Loader size={12} /> : <IconChevronDown size={14} aria-hidden />}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setTyping(true);
            onQuery(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }} aria-label={label}>
          {clearable && value && <Combobox.Option value="">{t('picker.nobody')}</Combobox.Option>}
          {options.map((person) => (
            <Combobox.Option key={person.id} value={person.id} active={person.id === value?.id}>
              <Group gap={8} wrap="nowrap">
                <Avatar person={person} size={20} hint={false} />
                <span className="truncate">{person.name}</span>
                {person.company && <span className="text-3 truncate">{person.company}</span>}
              </Group>
            </Combobox.Option>
          ))}
          {options.length === 0 && !loading && <Combobox.Empty>{t('picker.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
