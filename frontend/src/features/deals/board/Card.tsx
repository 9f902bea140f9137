import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconClockExclamation, IconDots, IconHourglassEmpty } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import clsx from 'clsx';
import { memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import type { Deal, Stage } from '@/api/types';
import { ageInDays, money } from '@/lib/formats';
import { Avatar } from '@/ui/Avatar';
import { StageDot } from '@/ui/Chip';
import classes from './Board.module.css';
import { useCardDrag } from './drag';
import { followFocus, useFollowedFocus } from './focus';
import { type Glide, useGlide } from './glide';
import type { Place } from './place';

interface Props {
  deal: Deal;
  stages: readonly Stage[];
  /** the cards above and below, for Alt+arrows */
  above: string | undefined;
  below: string | undefined;
  onMove: (deal: Deal, place: Place) => void;
  glide: Glide | undefined;
}

/** A deal on the board: a link, a thing to drag, and a menu that does the same without dragging. */
export const Card = memo(function Card({ deal, stages, above, below, onMove, glide }: Props) {
  const door = useDoor();
  const navigate = useNavigate();
  const { t } = useTranslation('deals');
  const [menu, setMenu] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const movable = deal.abilities.includes('deal.move') && deal.status === 'open';
  const { dragging, edge } = useCardDrag(element, deal, movable);
  useGlide(element, deal.id, glide);
  useFollowedFocus(element, deal.id);
  /** By keys or from the menu; won and lost ask for a reason first, and their dialog has the focus. */
  const moveTo = (place: Place) => {
    if (place.stage.kind === 'open') followFocus(deal.id);
    onMove(deal, place);
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    // On the card's menu button Space presses it.
    if (event.key === ' ' && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      void navigate({ to: '.', search: (now: object) => ({ ...now, peek: `deal:${deal.id}` }) as never });
      return;
    }
    if (!movable) return;
    const at = stages.findIndex((stage) => stage.id === deal.stage.id);
    const beside = event.key === 'ArrowRight' ? stages[at + 1] : event.key === 'ArrowLeft' ? stages[at - 1] : undefined;
    if (event.altKey && beside) moveTo({ stage: beside });
    else if (event.altKey && event.key === 'ArrowUp' && above) moveTo({ stage: deal.stage, beforeId: above });
    else if (event.altKey && event.key === 'ArrowDown' && below) moveTo({ stage: deal.stage, afterId: below });
    else if (event.code === 'KeyM' && !event.ctrlKey && !event.metaKey && !event.altKey) setMenu(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the link inside and bubble here
    <div
      ref={element}
      className={clsx(classes.card, dragging && classes.dragging, edge && classes[edge])}
      data-deal={deal.id}
      onKeyDown={onKeyDown}
    >
      <Link
        to="/w/$ws/deals/$id"
        params={{ ws: door.ws, id: deal.id }}
        className={classes.link}
        aria-keyshortcuts={movable ? 'Space M Alt+ArrowLeft Alt+ArrowRight' : 'Space'}
        draggable={false}
      >
        <span className={clsx(classes.name, 'truncate')}>{deal.title}</span>
      </Link>
      <span className={clsx(classes.company, 'truncate')}>{deal.company?.name ?? deal.number}</span>
      <span className={classes.foot}>
        <span className={clsx(classes.value, 'tabular')}>
          {money(deal.amount, deal.currency) || <span className="text-3">{t('card.noAmount')}</span>}
          {deal.amount_estimated && (
            <Tooltip label={t('estimatedHint')}>
              <span className={classes.estimated}>≈</span>
            </Tooltip>
          )}
        </span>
        <Signs deal={deal} />
        <span className="tabular">{ageInDays(deal.stage_since)}</span>
        {glide?.actor ? (
          <Avatar person={glide.actor} size={20} />
        ) : (
          deal.owner && <Avatar person={deal.owner} size={20} />
        )}
      </span>
      {movable && <MoveMenu deal={deal} stages={stages} opened={menu} onChange={setMenu} onMove={moveTo} />}
    </div>
  );
});

function Signs({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  return (
    <span className={classes.signs}>
      {deal.is_overdue && (
        <Tooltip label={t('card.overdue')}>
          <IconClockExclamation size={14} role="img" aria-label={t('card.overdue')} className={classes.overdue} />
        </Tooltip>
      )}
      {deal.is_stalled && (
        <Tooltip label={t('card.stalled')}>
          <IconHourglassEmpty size={14} role="img" aria-label={t('card.stalled')} className={classes.stalled} />
        </Tooltip>
      )}
    </span>
  );
}

interface MenuProps {
  deal: Deal;
  stages: readonly Stage[];
  opened: boolean;
  onChange: (opened: boolean) => void;
  onMove: (place: Place) => void;
}

/** "Move to…": the way of the keyboard and of a finger. */
function MoveMenu({ deal, stages, opened, onChange, onMove }: MenuProps) {
  const { t } = useTranslation('deals');
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon className={classes.dots} aria-label={t('card.moveLabel', { title: deal.title })} size={24}>
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
              onClick={() => onMove({ stage })}
            >
              {t('card.moveTo', { stage: stage.name })}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
