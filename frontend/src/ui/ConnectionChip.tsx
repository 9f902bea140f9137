import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from './Chip';

/** Nothing when all is well; after 2 s offline a quiet chip; "Synced" for 2 s on return. */
export function ConnectionChip({ offline }: { offline: boolean }) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState<'none' | 'offline' | 'synced'>('none');
  useEffect(() => {
    if (offline) {
      const timer = setTimeout(() => setShown('offline'), 2000);
      return () => clearTimeout(timer);
    }
    setShown((before) => (before === 'offline' ? 'synced' : 'none'));
    const timer = setTimeout(() => setShown('none'), 2000);
    return () => clearTimeout(timer);
  }, [offline]);
  return <span role="status">{shown !== 'none' && <Chip>{t(shown === 'offline' ? 'offline' : 'synced')}</Chip>}</span>;
}
