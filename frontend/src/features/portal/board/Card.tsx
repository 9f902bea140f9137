import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '@/api/abilities';
import { useDoor } from '@/api/door';
import type { PartnerDeal, SharedStage } from '@/api/types';
import { date, money } from '@/lib/formats';
import { Avatar } from '@/ui/Avatar';
import { StageDot } from '@/ui/Chip';
import classes from './Board.module.css';
import { useCardDrag } from './drag';
import { type Glide, useGlide } from './glide';

interface Props {
  deal: PartnerDeal;
  /** the open stages: only staff win and lose */
  stages: readonly SharedStage[];
  onMove: (deal: PartnerDeal, stage: SharedStage) => void;
  glide: Glide | undefined;
}

/** A shared deal: a link for everybody; a thing to drag, with a menu, for who may move it. */
export const Card = memo(function Card({ deal, stages, onMove, glide }: Props) {
  const door = useDoor();
  const { t } = useTranslation('portal');
  const [menu, setMenu] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const movable = can(deal, 'deal.move') && deal.status === 'open';
  const dragging = useCardDrag(element, deal, movable);
  useGlide(element, glide);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!movable) return;
    const at = stages.findIndex((stage) => stage.id === deal.stage.id);
    const beside = event.key === 'ArrowRight' ? stages[at + 1] : event.key === 'ArrowLeft' ? stages[at - 1] : undefined;
    if (event.altKey && beside) onMove(deal, beside);
    else if (event.code === 'KeyM' && !event.ctrlKey && !event.metaKey && !event.altKey) setMenu(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the link inside and bubble here
    <div
      ref={element}
      className={clsx(classes.card, dragging && classes.dragging)}
      data-deal={deal.id}
      onKeyDown={onKeyDown}
    >
      <Link
        to="/portal/$ws/deals/$id"
        params={{ ws: door.ws, id: deal.id }}
        className={clsx(classes.link, 'truncate')}
        aria-keyshortcuts={movable ? 'M Alt+ArrowLeft Alt+ArrowRight' : undefined}
        draggable={false}
      >
        {deal.title}
      </Link>
      <span className={clsx(classes.company, 'truncate')}>{deal.company?.name ?? deal.number}</span>
      <span className={classes.foot}>
        <span className={clsx(classes.value, 'tabular')}>
          {money(deal.amount, deal.currency) || <span className="text-3">{t('board.noAmount')}</span>}
        </span>
        {deal.expected_close && <span className="tabular text-3">{date(deal.expected_close)}</span>}
        {deal.owner && <Avatar person={deal.owner} size={20} />}
      </span>
      {movable && (
        <Menu opened={menu} onChange={setMenu}>
          <Menu.Target>
            <ActionIcon className={classes.dots} aria-label={t('board.moveLabel', { title: deal.title })} size={24}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {stages
              .filter((stage) => stage.id !== deal.stage.id)
              .map((stage) => (
                <Menu.Item
                  key={stage.id}
                  leftSection={<StageDot colour={stage.colour} />}
                  onClick={() => onMove(deal, stage)}
                >
                  {t('board.moveTo', { stage: stage.name })}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
});
