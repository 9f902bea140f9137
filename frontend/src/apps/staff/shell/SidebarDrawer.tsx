import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';
import { Sidebar } from './Sidebar';

interface Props {
  opened: boolean;
  onClose: () => void;
  onSearch: () => void;
  onKeys: () => void;
}

/** The sidebar of a phone. */
export function SidebarDrawer({ opened, onClose, ...sidebar }: Props) {
  const { t } = useTranslation('shell');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={280}
      padding={0}
      withCloseButton={false}
      title={t('menu')}
      classNames={{ header: 'visually-hidden', body: classes.drawer }}
    >
      <Sidebar {...sidebar} onGo={onClose} />
    </Drawer>
  );
}
