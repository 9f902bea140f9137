import { Button, Group, Select, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '@/api/errors';
import type { Import, ImportFile, ImportKind, ImportOptions } from '@/api/types';
import { number } from '@/lib/formats';
import { Chip } from '@/ui/Chip';
import { useImportWrites } from './api';
import classes from './Imports.module.css';
import { Options } from './Options';

const KINDS: readonly ImportKind[] = ['companies', 'products', 'members', 'deals'];

/** What each table and each of its columns means, with samples of what is in it. */
export function MapStep({ run }: { run: Import }) {
  const { t } = useTranslation('imports');
  const [files, setFiles] = useState<ImportFile[]>(run.files);
  const [options, setOptions] = useState<ImportOptions>(run.options);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { setUp, check } = useImportWrites(run.id);
  const change = (next: ImportFile) => setFiles(files.map((one) => (one.id === next.id ? next : one)));
  const submit = async () => {
    setBusy(true);
    setFailed(null);
    try {
      await setUp(
        files.map(({ id, kind, mapping }) => ({ id, kind, mapping })),
        options,
      );
      await check();
    } catch (error) {
      setFailed(isApiError(error) && error.message ? error.message : t('upload.offline'));
      setBusy(false);
    }
  };
  return (
    <div className={classes.stack}>
      <Options options={options} onChange={setOptions} deals={files.some((file) => file.kind === 'deals')} />
      {files.map((file) => (
        <FileMap
          key={file.id}
          file={file}
          guessed={run.files.find((one) => one.id === file.id)?.mapping ?? {}}
          targets={run.targets}
          onChange={change}
        />
      ))}
      {failed && (
        <p role="alert" className={classes.failed}>
          {failed}
        </p>
      )}
      <Group justify="flex-end">
        <Button onClick={() => void submit()} loading={busy}>
          {t('map.submit')}
        </Button>
      </Group>
    </div>
  );
}

interface FileProps {
  file: ImportFile;
  guessed: Record<string, string>;
  targets: Import['targets'];
  onChange: (file: ImportFile) => void;
}

function FileMap({ file, guessed, targets, onChange }: FileProps) {
  const { t, i18n } = useTranslation('imports');
  const fields = file.kind ? targets[file.kind] : [];
  const label = (name: string) => (i18n.exists(`imports:target.${name}`) ? t(`target.${name}` as 'target.name') : name);
  const data = fields.map((field) => ({ value: field.name, label: label(field.name) + (field.demanded ? ' *' : '') }));
  return (
    <section className={classes.file} aria-label={file.name}>
      <Group justify="space-between" gap="sm">
        <div>
          <b>{file.name}</b>{' '}
          <span className="text-3">
            {t('map.facts', { rows: number(file.rows), count: file.rows, encoding: file.encoding.toUpperCase() })}
          </span>
        </div>
        <Select
          aria-label={t('map.kind', { name: file.name })}
          data={[
            ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
            { value: 'none', label: t('kind.none') },
          ]}
          value={file.kind || 'none'}
          allowDeselect={false}
          onChange={(kind) =>
            onChange({
              ...file,
              kind: kind === 'none' ? '' : (kind as ImportKind),
              mapping: kind === file.kind ? file.mapping : {},
            })
          }
        />
      </Group>
      {file.kind && (
        <Table verticalSpacing={4} className={classes.columns ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('map.column')}</Table.Th>
              <Table.Th>{t('map.samples')}</Table.Th>
              <Table.Th w={220}>{t('map.field')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {file.columns.map((column) => (
              <Table.Tr key={column.name}>
                <Table.Td>
                  {column.name}{' '}
                  {guessed[column.name] && guessed[column.name] === file.mapping[column.name] && (
                    <Chip tone="info">{t('map.guessed')}</Chip>
                  )}
                </Table.Td>
                <Table.Td className="text-3">{column.samples.slice(0, 3).join(' · ') || '—'}</Table.Td>
                <Table.Td>
                  <Select
                    aria-label={t('map.fieldOf', { column: column.name })}
                    placeholder={t('map.leaveOut')}
                    data={data}
                    value={file.mapping[column.name] ?? null}
                    clearable
                    clearButtonProps={{ 'aria-label': t('map.leaveOut') }}
                    onChange={(field) => {
                      const { [column.name]: _old, ...rest } = file.mapping;
                      onChange({ ...file, mapping: field ? { ...rest, [column.name]: field } : rest });
                    }}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
