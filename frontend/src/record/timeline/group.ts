/** Newest-first items as days, each comment together with its answers. */
import type { Comment, TimelineItem } from '@/api/types';
import { day } from '@/lib/formats';

export interface Entry {
  item: TimelineItem;
  replies: Comment[];
}

export interface Day {
  label: string;
  entries: Entry[];
}

/** Answers stand under what they answer; one whose question is on an older page stands alone. */
export function byDay(items: readonly TimelineItem[], now = new Date()): Day[] {
  const roots = new Map<string, Entry>();
  for (const item of items)
    if (item.comment && !item.comment.parent_id) roots.set(item.comment.id, { item, replies: [] });
  const entries: Entry[] = [];
  for (const item of items) {
    const parent = item.comment?.parent_id ? roots.get(item.comment.parent_id) : undefined;
    if (parent && item.comment) parent.replies.unshift(item.comment);
    else entries.push((item.comment && roots.get(item.comment.id)) ?? { item, replies: [] });
  }
  const days: Day[] = [];
  for (const entry of entries) {
    const label = day(entry.item.at, now);
    const last = days[days.length - 1];
    if (last?.label === label) last.entries.push(entry);
    else days.push({ label, entries: [entry] });
  }
  return days;
}
