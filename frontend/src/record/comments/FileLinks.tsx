import { IconFile } from '@tabler/icons-react';
import type { FileRef } from '@/api/types';
import { fileSize } from '@/lib/formats';
import classes from './Comments.module.css';

export function FileLinks({ files }: { files: readonly FileRef[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.id} className={classes.file}>
          <IconFile size={14} aria-hidden />
          <a href={file.url} download>
            {file.name}
          </a>
          <span className="text-3">{fileSize(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
