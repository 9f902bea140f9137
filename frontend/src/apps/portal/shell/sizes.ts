import { createTheme } from '@mantine/core';

const md = { defaultProps: { size: 'md' } };

/** The portal's guests get bigger letters and targets than the staff's working density. */
export const portalSizes = createTheme({
  components: {
    Button: md,
    TextInput: md,
    Textarea: md,
    Select: { defaultProps: { size: 'md', allowDeselect: false, comboboxProps: { shadow: 'md' } } },
    SegmentedControl: md,
    InputWrapper: md,
  },
});
