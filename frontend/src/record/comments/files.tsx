import { CloseButton, Progress } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import type { FileRef } from '@/api/types';
import { newId } from '@/lib/ids';
import classes from './Comments.module.css';

/** What the server takes; told before a file is sent in vain. */
export const MOST_BYTES = 25 * 1024 * 1024;

interface Upload {
  key: string;
  name: string;
  part: number;
  file: FileRef | null;
  error: string | null;
}

/** Files on their way to a comment, or (`about` empty) to a record that is still to be made: each with its progress, and its own words when it is refused. */
export function useUploads(about: string) {
  const door = useDoor();
  const { t } = useTranslation('record');
  const [uploads, setUploads] = useState<Upload[]>([]);
  const patch = (key: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));

  const start = async (file: File) => {
    const key = newId();
    const error = file.size > MOST_BYTES ? t('files.tooLarge') : null;
    setUploads((all) => [...all, { key, name: file.name, part: 0, file: null, error }]);
    if (error) return;
    const form = new FormData();
    form.set('file', file);
    if (about) form.set('about', about);
    try {
      const made = await door.upload<FileRef>('/files', form, (part) => patch(key, { part }));
      patch(key, { file: made, part: 1 });
    } catch (error) {
      patch(key, { error: isApiError(error) && error.status > 0 ? error.message : t('files.offline') });
    }
  };
  return {
    uploads,
    files: uploads.flatMap((one) => (one.file ? [one.file] : [])),
    busy: uploads.some((one) => !one.file && !one.error),
    add: (files: File[]) => {
      for (const file of files) void start(file);
    },
    remove: (key: string) => setUploads((all) => all.filter((one) => one.key !== key)),
    clear: () => setUploads([]),
  };
}

export function FileChips({ uploads }: { uploads: ReturnType<typeof useUploads> }) {
  const { t } = useTranslation('record');
  if (uploads.uploads.length === 0) return null;
  return (
    <ul className={classes.files}>
      {uploads.uploads.map((one) => (
        <li key={one.key} className={classes.file} data-failed={one.error ? true : undefined}>
          <IconFile size={14} aria-hidden />
          <span className="truncate">{one.name}</span>
          {one.error ? (
            <span role="alert">{one.error}</span>
          ) : (
            !one.file && (
              <Progress value={one.part * 100} w={60} size="xs" aria-label={t('files.sending', { name: one.name })} />
            )
          )}
          <CloseButton
            size="xs"
            aria-label={t('files.remove', { name: one.name })}
            onClick={() => uploads.remove(one.key)}
          />
        </li>
      ))}
    </ul>
  );
}
