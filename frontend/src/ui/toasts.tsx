import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

interface ToastOptions {
  /** shown as "Undo" for six seconds */
  undo?: () => void;
  /** another link, when there is nothing to undo */
  action?: { label: string; run: () => void };
  /** ms, or until it is closed */
  autoClose?: number | false;
}

/** A quiet word bottom right: six seconds, paused on hover. */
export function toast(message: string, { undo, action, autoClose = 6000 }: ToastOptions = {}): string {
  const link = undo ? { label: i18next.t('common:undo'), run: undo } : action;
  const id = notifications.show({
    autoClose,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
    role: 'status',
    message: (
      <Group gap="sm" justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {link && (
          <Button
            variant="subtle"
            size="compact-xs"
            style={{ flex: 'none' }}
            onClick={() => {
              notifications.hide(id);
              link.run();
            }}
          >
            {link.label}
          </Button>
        )}
      </Group>
    ),
  });
  return id;
}

/** Its moment has passed. */
export const dismiss = (id: string): void => {
  notifications.hide(id);
};

/** What is said of a refusal or a failure: the server's own words where there are any. */
export function errorWords(error: unknown): string {
  if (error instanceof Error && error.message) return error.message;
  const offline = error instanceof Error && 'code' in error && error.code === 'offline';
  return i18next.t(offline ? 'common:states.noConnection' : 'common:states.errorText');
}

/** A refusal or a failure: stays until closed. */
export function toastError(error: unknown): void {
  notifications.show({
    color: 'red',
    autoClose: false,
    role: 'alert',
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
    message: errorWords(error),
  });
}

/** News that waits for an answer: stays until closed or followed. */
export function toastUntilClosed(message: string, action: { label: string; run: () => void }): void {
  toast(message, { action, autoClose: false });
}
