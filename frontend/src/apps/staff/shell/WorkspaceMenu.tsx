import { Menu } from '@mantine/core';
import { IconCheck, IconLogout, IconPlus, IconSelector, IconUserShield } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '@/api/allauth';
import { useDoor } from '@/api/door';
import { useMembership, useSession } from '@/api/queries';
import { toastError } from '@/ui/toasts';
import { LooksItems } from '../../shared/LooksItems';
import classes from './Sidebar.module.css';

const leave = () => signOut().then(() => window.location.assign('/sign-in'), toastError);

/** Which workspace this is, the others, one's own account, looks and language. */
export function WorkspaceMenu({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation('shell');
  const { ws } = useDoor();
  const session = useSession();
  const mine = useMembership();
  const name = mine?.name ?? ws;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button type="button" className={classes.switcher} aria-label={t('switcher', { name })}>
          <span
            className={classes.logo}
            aria-hidden
            data-letter={mine?.logo_letter ?? name.slice(0, 1).toUpperCase()}
          />
          {!collapsed && <span className={`${classes.grow} truncate`}>{name}</span>}
          {!collapsed && <IconSelector size={14} aria-hidden />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.data?.user?.email}</Menu.Label>
        {session.data?.workspaces.map((workspace) => (
          <Menu.Item
            key={workspace.id}
            component="a"
            href={workspace.portal ? `/portal/${workspace.slug}/` : `/w/${workspace.slug}/`}
            rightSection={workspace.slug === ws ? <IconCheck size={14} aria-label={t('current')} /> : null}
          >
            {workspace.name}
          </Menu.Item>
        ))}
        <Menu.Item component={Link} to="/new-workspace" leftSection={<IconPlus size={14} />}>
          {t('createWorkspace')}
        </Menu.Item>
        <Menu.Divider />
        <LooksItems />
        <Menu.Divider />
        <Menu.Item
          renderRoot={(props) => <Link to="/w/$ws/settings/security" params={{ ws }} {...props} />}
          leftSection={<IconUserShield size={14} />}
        >
          {t('account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => void leave()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
