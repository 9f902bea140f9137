import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** verb + noun; absent for a dialog that only shows */
  submit?: string;
  onSubmit?: () => void;
  loading?: boolean;
  disabled?: boolean;
  /** what it does cannot be taken back */
  danger?: boolean;
  /** 440 or 640 */
  size?: number;
  footer?: ReactNode;
  /** its content comes while somebody works in it: from the middle it would move away under the pointer */
  grows?: boolean;
}

/** A form in a dialog: Enter submits, Esc closes, focus returns where it was. */
export function Dialog({
  opened,
  onClose,
  title,
  children,
  submit,
  onSubmit,
  loading = false,
  disabled = false,
  danger = false,
  size = 440,
  footer,
  grows = false,
}: Props) {
  const { t } = useTranslation('common');
  useFocusBack(opened);
  const handle = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered={!grows}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={handle} noValidate>
        <Stack gap="md">
          {children}
          {submit && (
            <Group justify="flex-end" gap="sm" mt="xs">
              {footer}
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={loading} disabled={disabled} {...(danger ? { color: 'red.9' } : {})}>
                {submit}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Modal>
  );
}

/** Mantine gives the focus back when a dialog closes, but not when it goes away with whoever showed it. */
function useFocusBack(opened: boolean) {
  useLayoutEffect(() => {
    if (!opened) return;
    // The dialog has not taken it yet.
    const from = document.activeElement;
    return () => {
      setTimeout(() => {
        const isLost = document.activeElement === document.body;
        if (isLost && from instanceof HTMLElement) from.focus({ preventScroll: true });
      });
    };
  }, [opened]);
}
