import { Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { number } from '@/lib/formats';
import classes from './Sidebar.module.css';

type Target =
  | '/w/$ws/inbox'
  | '/w/$ws/pipeline'
  | '/w/$ws/pipeline/$pipelineId'
  | '/w/$ws/deals'
  | '/w/$ws/companies'
  | '/w/$ws/people'
  | '/w/$ws/products'
  | '/w/$ws/documents'
  | '/w/$ws/requests'
  | '/w/$ws/import'
  | '/w/$ws/settings';

interface Props {
  ws: string;
  label: string;
  icon?: Icon;
  to?: Target;
  pipelineId?: string;
  exact?: boolean;
  nested?: boolean;
  count?: number | undefined;
  collapsed?: boolean;
  onGo?: () => void;
  onClick?: () => void;
}

/** A 30 px line of the sidebar: a link, or a button when it opens something here. */
export function NavItem({
  ws,
  label,
  icon: Sign,
  to,
  pipelineId,
  exact = false,
  nested = false,
  count,
  collapsed = false,
  onGo,
  onClick,
}: Props) {
  const inside = (
    <>
      {Sign && <Sign size={16} stroke={1.75} aria-hidden />}
      {!collapsed && <span className={`${classes.grow} truncate`}>{label}</span>}
      {!collapsed && count ? <span className={classes.count}>{number(count)}</span> : null}
    </>
  );
  const shared = {
    className: clsx(classes.item, nested && classes.nested),
    'aria-label': collapsed ? label : undefined,
  };
  return (
    <li>
      <Tooltip label={label} position="right" disabled={!collapsed}>
        {to ? (
          <Link
            {...shared}
            to={to}
            params={{ ws, pipelineId: pipelineId ?? '' }}
            activeOptions={{ exact, includeSearch: false }}
            onClick={(event) => {
              // A mouse leaves the keys to the page that comes: Enter opens its row, not this link again.
              if (event.detail > 0) event.currentTarget.blur();
              onGo?.();
            }}
          >
            {inside}
          </Link>
        ) : (
          <button type="button" {...shared} onClick={onClick}>
            {inside}
          </button>
        )}
      </Tooltip>
    </li>
  );
}

export function NavLabel({ children }: { children: ReactNode }) {
  return <div className={`section-label ${classes.label}`}>{children}</div>;
}
