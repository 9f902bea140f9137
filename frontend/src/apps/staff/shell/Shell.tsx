import { ActionIcon } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Bell } from '@/features/inbox/Bell';
import { useShortcuts } from '@/lib/shortcuts';
import { useOffline, useTopics } from '@/live';
import { useUndoKey } from '@/record/undo';
import { ConnectionChip } from '@/ui/ConnectionChip';
import { lazyDialog } from '@/ui/lazyDialog';
import { HeaderSlots } from '@/ui/PageHeader';
import { BottomBar } from './BottomBar';
import { Peek } from './Peek';
import classes from './Shell.module.css';
import { Sidebar } from './Sidebar';
import { useShellActions } from './useShellActions';

const loadPalette = () => import('@/features/search/Palette').then((module) => module.Palette);
const Palette = lazyDialog(loadPalette);
const SidebarDrawer = lazyDialog(() => import('./SidebarDrawer').then((module) => module.SidebarDrawer));
const KeySheet = lazyDialog(() => import('@/features/search/KeySheet').then((module) => module.KeySheet));

/** Sidebar and header furniture of the staff app; the page brings its own header and toolbar. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const [collapsed, setCollapsed] = useLocalStorage({
    key: 'artel.sidebar',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [drawer, { open, close }] = useDisclosure(false);
  const [palette, paletteIs] = useDisclosure(false);
  const [sheet, sheetIs] = useDisclosure(false);
  useTopics('notifications', 'requests', 'members', 'teams', 'workspaces', 'pipelines', 'request_categories');
  useShellActions();
  useUndoKey();
  useEffect(() => {
    // In time for the first ⌘K, out of the way of the first page.
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), 3000);
    return () => clearTimeout(timer);
  }, []);
  useShortcuts([
    { keys: 'mod+k', label: t('search.open'), group: 'general', run: paletteIs.toggle },
    { keys: '[', label: t('collapse'), group: 'general', run: () => setCollapsed((now) => !now) },
    { keys: '?', label: t('keySheet'), group: 'general', run: sheetIs.toggle },
  ]);
  const slots = useMemo(
    () => ({
      left: (
        <ActionIcon className={classes.burger} size={36} aria-label={t('openMenu')} onClick={open}>
          <IconMenu2 size={20} stroke={1.75} />
        </ActionIcon>
      ),
      right: <HeaderRight />,
    }),
    [t, open],
  );
  const sidebar = { onSearch: paletteIs.open, onKeys: sheetIs.open };
  return (
    <HeaderSlots value={slots}>
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <div className={classes.shell} data-collapsed={collapsed || undefined}>
        <aside className={classes.aside}>
          <Sidebar {...sidebar} collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />
        </aside>
        <main id="content" className={classes.main} tabIndex={-1}>
          <div className={classes.content}>{children}</div>
        </main>
        <BottomBar onSearch={paletteIs.open} />
      </div>
      <SidebarDrawer {...sidebar} opened={drawer} onClose={close} />
      <Peek />
      <Palette opened={palette} onClose={paletteIs.close} />
      <KeySheet opened={sheet} onClose={sheetIs.close} />
    </HeaderSlots>
  );
}

function HeaderRight() {
  const offline = useOffline();
  return (
    <>
      <ConnectionChip offline={offline} />
      <Bell />
    </>
  );
}
