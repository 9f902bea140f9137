import {
  IconBox,
  IconBuilding,
  IconDatabaseImport,
  IconFileText,
  IconInbox,
  IconKeyboard,
  IconLayoutKanban,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMessage2,
  IconSearch,
  IconSettings,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';
import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import { usePipelines, useRequestCounts, useUnread, useWorkspace } from '@/api/queries';
import { Checklist } from '@/features/start/Checklist';
import { Kbd } from '@/ui/Kbd';
import { NavItem, NavLabel } from './NavItem';
import classes from './Sidebar.module.css';
import { WorkspaceMenu } from './WorkspaceMenu';

interface Props {
  onSearch: () => void;
  onKeys: () => void;
  /** closes the phone's drawer */
  onGo?: () => void;
  collapsed?: boolean;
  onToggle?: () => void;
}

export function Sidebar({ onSearch, onKeys, onGo, collapsed = false, onToggle }: Props) {
  const { t } = useTranslation('shell');
  const { ws } = useDoor();
  const workspace = useWorkspace();
  const unread = useUnread();
  const requests = useRequestCounts();
  const shared = { ws, collapsed, ...(onGo ? { onGo } : {}) };
  const open = (run: () => void) => () => {
    onGo?.();
    run();
  };
  return (
    <nav className={classes.sidebar} aria-label={t('menu')}>
      <WorkspaceMenu collapsed={collapsed} />
      <button
        type="button"
        className={classes.search}
        onClick={open(onSearch)}
        aria-label={collapsed ? t('search.open') : undefined}
      >
        <IconSearch size={16} stroke={1.75} aria-hidden />
        {!collapsed && <span className={`${classes.grow} truncate`}>{t('search.placeholder')}</span>}
        {!collapsed && <Kbd keys="mod+k" />}
      </button>
      <ul className={classes.list}>
        <NavItem {...shared} to="/w/$ws/inbox" icon={IconInbox} label={t('nav.inbox')} count={unread.data?.count} />
      </ul>
      {!collapsed && <NavLabel>{t('nav.workspace')}</NavLabel>}
      <ul className={classes.list}>
        <NavItem {...shared} to="/w/$ws/pipeline" exact icon={IconLayoutKanban} label={t('nav.pipeline')} />
        {!collapsed && <PipelineItems {...shared} />}
        <NavItem {...shared} to="/w/$ws/deals" icon={IconTable} label={t('nav.deals')} />
        <NavItem {...shared} to="/w/$ws/companies" icon={IconBuilding} label={t('nav.companies')} />
        <NavItem {...shared} to="/w/$ws/people" icon={IconUsers} label={t('nav.people')} />
        <NavItem {...shared} to="/w/$ws/products" icon={IconBox} label={t('nav.products')} />
        <NavItem {...shared} to="/w/$ws/documents" icon={IconFileText} label={t('nav.documents')} />
        <NavItem
          {...shared}
          to="/w/$ws/requests"
          icon={IconMessage2}
          label={t('nav.requests')}
          count={requests.data?.new}
        />
      </ul>
      {!collapsed && <Checklist {...(onGo ? { onGo } : {})} />}
      <ul className={clsx(classes.list, classes.foot)}>
        {can(workspace.data, 'import.run') && (
          <NavItem {...shared} to="/w/$ws/import" icon={IconDatabaseImport} label={t('nav.import')} />
        )}
        <NavItem {...shared} to="/w/$ws/settings" icon={IconSettings} label={t('nav.settings')} />
        <NavItem {...shared} icon={IconKeyboard} label={t('keySheet')} onClick={open(onKeys)} />
        {onToggle && (
          <NavItem
            {...shared}
            icon={collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
            label={collapsed ? t('expand') : t('collapse')}
            onClick={onToggle}
          />
        )}
      </ul>
    </nav>
  );
}

/** Several pipelines stand under the word; a single one is the word itself. */
function PipelineItems(shared: { ws: string; onGo?: () => void }) {
  const pipelines = usePipelines();
  if ((pipelines.data?.length ?? 0) < 2) return null;
  return pipelines.data?.map((pipeline) => (
    <NavItem
      key={pipeline.id}
      {...shared}
      nested
      to="/w/$ws/pipeline/$pipelineId"
      pipelineId={pipeline.id}
      label={pipeline.name}
    />
  ));
}
