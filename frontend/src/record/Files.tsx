import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { FileRef } from '@/api/types';
import { ErrorState, SkeletonRows } from '@/ui/States';
import { FileLinks } from './comments/FileLinks';

/** Every file that came with what was written about a record, newest first. */
export function Files({ about, className }: { about: string; className?: string | undefined }) {
  const { t } = useTranslation('record');
  const door = useDoor();
  const files = useQuery({
    queryKey: keys.files(door.ws, about),
    queryFn: ({ signal }) => door.get<FileRef[]>('/files', { about }, { signal }),
  });
  return (
    <section className={className} aria-label={t('files.title')}>
      <h2 className="section-label">{t('files.title')}</h2>
      {files.isPending && <SkeletonRows count={2} />}
      {files.isError && <ErrorState error={files.error} onRetry={() => void files.refetch()} />}
      {files.data?.length === 0 && (
        <p className="text-3" style={{ margin: 0 }}>
          {t('files.none')}
        </p>
      )}
      <FileLinks files={files.data ?? []} />
    </section>
  );
}
