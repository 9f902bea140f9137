import { Alert, Button, Tabs } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { isApiError } from '@/api/errors';
import { listOf } from '@/lib/walk';
import { type Presence, useGone } from '@/live';
import { Here } from '@/record/Here';
import { useWalkKeys } from '@/record/peek';
import { Follow, Talk } from '@/record/talk';
import { useTab } from '@/record/useTab';
import { Page } from '@/ui/Page';
import { PageHeader } from '@/ui/PageHeader';
import { useNarrow } from '@/ui/peeking';
import { ErrorState, NoAccess, SkeletonLines } from '@/ui/States';
import classes from './Records.module.css';
import type { Noun } from './useRecords';

interface Props {
  noun: Noun;
  /** "company:<id>" */
  about: string;
  title: string | undefined;
  archived: boolean;
  error: Error | null;
  onRetry: () => void;
  mayArchive: boolean;
  onArchive: () => void;
  onRestore: () => void;
  /** what hangs on it, below its fields */
  main?: ReactNode;
  documents?: ReactNode;
  mayComment: boolean;
  rail: ReactNode;
  presence: Presence;
}

const LISTS = { companies: '/w/$ws/companies', people: '/w/$ws/people', products: '/w/$ws/products' } as const;

/** The page of a company, a person or a product: what is said at the left, its fields and what hangs on it at the right. */
export function RecordFrame(props: Props) {
  const { noun, about, title, archived, error } = props;
  const { t } = useTranslation('records');
  const door = useDoor();
  const gone = useGone(about);
  useWalkKeys(about);
  const from = listOf(about);
  const back = (
    <Link to={from?.to ?? LISTS[noun]} params={{ ws: door.ws }} search={from?.search as never} className="truncate">
      {t(`${noun}.title`)}
    </Link>
  );
  if (gone || (isApiError(error) && error.status === 404))
    return (
      <Page header={<PageHeader title={t(`${noun}.title`)} />}>
        <NoAccess action={back} />
      </Page>
    );
  const fieldLabel = (name: string) => t(`field.${name.replace(/_id$/, '')}` as 'field.name');
  return (
    <Page
      header={
        <PageHeader
          crumbs={back}
          title={title ?? '…'}
          presence={<Here people={props.presence.people} fieldLabel={fieldLabel} />}
          menu={<Follow about={about} />}
        />
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={props.onRetry} />
      ) : title === undefined ? (
        <SkeletonLines count={8} />
      ) : (
        <div className={classes.record}>
          <div className={classes.titleLine}>
            <h2 className={classes.name}>{title}</h2>
            {props.mayArchive &&
              (archived ? (
                <Button variant="default" onClick={props.onRestore}>
                  {t('restore')}
                </Button>
              ) : (
                <Button variant="default" leftSection={<IconArchive size={16} />} onClick={props.onArchive}>
                  {t('archive')}
                </Button>
              ))}
          </div>
          {archived && <Alert color="gray" icon={<IconArchive size={16} />} title={t('isArchived')} />}
          <Columns {...props} />
        </div>
      )}
    </Page>
  );
}

type Part = 'details' | 'activity' | 'documents';

/** Two columns, or on a narrow screen the fields as the first of the tabs. */
function Columns({ about, rail, main, documents, mayComment }: Props) {
  const { t } = useTranslation('records');
  const { comment }: { comment?: string } = useSearch({ strict: false });
  const narrow = useNarrow();
  const details = (
    <div className={classes.related}>
      <div>{rail}</div>
      {main}
    </div>
  );
  const activity = <Talk about={about} mayWrite={mayComment} highlighted={comment} />;
  const parts = { ...(narrow ? { details } : {}), activity, ...(documents ? { documents } : {}) };
  if (narrow) return <Parts first={comment ? 'activity' : 'details'} parts={parts} />;
  return (
    <div className={classes.columns}>
      <aside className={classes.side} aria-label={t('details')}>
        {details}
      </aside>
      {documents ? <Parts first="activity" parts={parts} /> : <div className={classes.mainColumn}>{activity}</div>}
    </div>
  );
}

function Parts({ first, parts }: { first: Part; parts: Partial<Record<Part, ReactNode>> }) {
  const { t } = useTranslation('records');
  const words = { details: t('details'), activity: t('activity'), documents: t('documents:title') };
  const names = Object.keys(parts) as Part[];
  const tab = useTab(names, first);
  return (
    <Tabs {...tab} keepMounted={false} className={classes.mainColumn ?? ''}>
      <Tabs.List>
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {words[name]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name}>
          {parts[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
