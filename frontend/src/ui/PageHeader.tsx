import { createContext, type ReactNode, useContext } from 'react';
import classes from './Bars.module.css';
import { usePageTitle } from './usePageTitle';

/** What the shell puts at both ends of every page header: burger on the left, connection and bell on the right. */
interface Slots {
  left: ReactNode;
  right: ReactNode;
  /** 2 beside a list: the page has a title already */
  level?: 1 | 2;
}

export const HeaderSlots = createContext<Slots>({ left: null, right: null });

interface Props {
  title: ReactNode;
  /** the title as words, where `title` is more than that */
  name?: string;
  /** Links before the title: <Link>Companies</Link> */
  crumbs?: ReactNode;
  /** Presence avatars and the like, before the bell. */
  presence?: ReactNode;
  /** The page menu, at the very end. */
  menu?: ReactNode;
}

/** The 44 px header every page has exactly one of; its title is the page's h1. */
export function PageHeader({ title, name, crumbs, presence, menu }: Props) {
  const slots = useContext(HeaderSlots);
  const beside = slots.level === 2;
  usePageTitle(beside ? null : (name ?? (typeof title === 'string' ? title : null)));
  const Title = beside ? 'h2' : 'h1';
  return (
    <header className={classes.header} data-beside={beside || undefined}>
      {slots.left}
      <div className={classes.crumb}>
        {crumbs}
        {crumbs && <span className="text-3">/</span>}
        <Title className={`${classes.title} truncate`}>{title}</Title>
      </div>
      <div className={classes.space} />
      <div className={classes.right}>
        {presence}
        {slots.right}
        {menu}
      </div>
    </header>
  );
}
