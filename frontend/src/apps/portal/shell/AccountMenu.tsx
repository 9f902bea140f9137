import { ActionIcon, Menu } from '@mantine/core';
import { IconLogout, IconUser, IconUserCog } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '@/api/allauth';
import { useDoor } from '@/api/door';
import { useSession } from '@/api/queries';
import { toastError } from '@/ui/toasts';
import { LooksItems } from '../../shared/LooksItems';

const leave = () => signOut().then(() => window.location.assign('/portal/sign-in'), toastError);

export function AccountMenu() {
  const { t } = useTranslation('portal');
  const session = useSession();
  const { ws } = useDoor();
  const others = session.data?.workspaces.filter((workspace) => workspace.slug !== ws) ?? [];
  return (
    <Menu width={260}>
      <Menu.Target>
        <ActionIcon size={44} aria-label={t('account.menu')}>
          <IconUser size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.data?.user?.email}</Menu.Label>
        <Menu.Item component={Link} to={`/portal/${ws}/account`} leftSection={<IconUserCog size={14} aria-hidden />}>
          {t('account.title')}
        </Menu.Item>
        <Menu.Divider />
        {others.map((workspace) => (
          <Menu.Item
            key={workspace.id}
            component="a"
            href={workspace.portal ? `/portal/${workspace.slug}/` : `/w/${workspace.slug}/`}
          >
            {workspace.name}
          </Menu.Item>
        ))}
        {others.length > 0 && <Menu.Divider />}
        <LooksItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => void leave()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
