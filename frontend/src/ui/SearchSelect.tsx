import { Select, type SelectProps } from '@mantine/core';

export interface Choice {
  value: string;
  label: string;
}

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'filter' | 'clearable'> {
  /** what the server found, in its order */
  found: readonly Choice[];
  /** stays among the choices, whether it was found again or not */
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
  /** what the button says that empties it; without it there is none */
  clearLabel?: string;
}

/** Choose by typing where the server searches: it knows Ё and Е, and more than the name, so nothing is filtered here. */
export function SearchSelect({ found, chosen, onChoose, clearLabel, ...rest }: Props) {
  const choices = chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : [...found];
  return (
    <Select
      data={choices}
      value={chosen?.value ?? null}
      searchable
      filter={({ options }) => options}
      onChange={(value) => onChoose(choices.find((choice) => choice.value === value) ?? null)}
      {...(clearLabel ? { clearable: true, clearButtonProps: { 'aria-label': clearLabel } } : {})}
      {...rest}
    />
  );
}
