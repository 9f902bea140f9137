import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNoAccess } from '@/api/errors';
import { EmptyState, ErrorState, NoAccess, SkeletonRows } from '@/ui/States';

/** While a route's chunk or its guard is on the way. */
export function Waiting() {
  return <SkeletonRows />;
}

export function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (isNoAccess(error)) return <NoAccess level={1} action={<HomeButton />} />;
  return (
    <ErrorState
      error={error instanceof Error ? error : null}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

export function NotFound() {
  const { t } = useTranslation('common');
  // Inside a shell there is a main landmark already; both may come in one go, so it is looked for afterwards.
  const [alone, setAlone] = useState(false);
  useLayoutEffect(() => setAlone(document.getElementById('content') === null), []);
  return (
    <section role={alone ? 'main' : 'region'} aria-label={t('states.notFoundTitle')}>
      <EmptyState
        level={1}
        icon={IconMapOff}
        title={t('states.notFoundTitle')}
        text={t('states.notFoundText')}
        action={<HomeButton />}
      />
    </section>
  );
}

export function HomeButton() {
  const { t } = useTranslation('common');
  return (
    <Button component="a" href="/" variant="default">
      {t('states.goHome')}
    </Button>
  );
}
