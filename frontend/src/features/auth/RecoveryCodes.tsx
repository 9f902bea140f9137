import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeList } from '@/ui/CodeList';

/** They are shown this once, so going on takes a tick. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('auth');
  const [kept, setKept] = useState(false);
  return (
    <Stack gap="md">
      <CodeList codes={codes} fileName="artel-recovery-codes.txt" />
      <Checkbox label={t('recovery.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Button size="sm" fullWidth disabled={!kept} onClick={onDone}>
        {t('continue')}
      </Button>
    </Stack>
  );
}
