import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/queries';
import { AuthCard } from './AuthCard';
import classes from './AuthCard.module.css';

/** One person, several workspaces, on either side of the portal door. */
export function WorkspacesPage() {
  const { t } = useTranslation('auth');
  const session = useSession();
  const list = session.data?.workspaces ?? [];
  return (
    <AuthCard title={t('workspaces.title')} text={session.data?.user?.email}>
      <ul className={classes.choices}>
        {list.map((workspace) => (
          <li key={workspace.id}>
            <a
              className={classes.choice}
              href={workspace.portal ? `/portal/${workspace.slug}/` : `/w/${workspace.slug}/`}
            >
              <span className={classes.letter} aria-hidden>
                {workspace.logo_letter}
              </span>
              <span>
                <strong>{workspace.name}</strong>
                <br />
                <span className="text-3">{workspace.role_names.join(', ') || t(`kinds.${workspace.kind}`)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {list.length === 0 && <p className="text-3">{t('workspaces.none')}</p>}
      <Button component="a" href="/new-workspace" variant="default" size="sm" leftSection={<IconPlus size={14} />}>
        {t('workspaces.create')}
      </Button>
    </AuthCard>
  );
}
