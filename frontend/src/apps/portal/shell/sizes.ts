import { createTheme } from '@mantine/core';

const md = { defaultProps: { size: 'md' } };

/** The portal's guests get bigger letters and targets than the staff's working density. */
export const portalSizes = createTheme({
  components: {
    Button: md,
    TextInput: md,
    PasswordInput: md,
    Checkbox: { defaultProps: { size: 'md', radius: 'xs' } },
    Switch: md,
    Textarea: md,
    Select: { defaultProps: { size: 'md', allowDeselect: false, comboboxProps: { shadow: 'md' } } },
    SegmentedControl: md,
    InputWrapper: md,
    // It lies outside of the shell, which gives everything else its size.
    Modal: { styles: { body: { fontSize: 15 } } },
  },
});
