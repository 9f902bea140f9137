import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';
import type { ReactNode } from 'react';

interface Confirm {
  title: string;
  text: ReactNode;
  /** verb + noun: "Delete stage" */
  confirm: string;
  onConfirm: () => void;
  danger?: boolean;
}

/** Only for what cannot be undone; everything else acts and offers Undo. */
export function confirmDialog({ title, text, confirm, onConfirm, danger = true }: Confirm): void {
  const id = modals.open({
    title,
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
    children: (
      <Stack gap="lg">
        <Text size="md" component="div">
          {text}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => modals.close(id)} data-autofocus>
            {i18next.t('common:cancel')}
          </Button>
          <Button
            {...(danger ? { color: 'red.9' } : {})}
            onClick={() => {
              modals.close(id);
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    ),
  });
}
