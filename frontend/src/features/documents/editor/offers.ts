/** Who and what can be linked to from here: only what this reader's own door answers. */
import { type Door, useDoor } from '@/api/door';
import type { MemberRef, Page, SearchHit } from '@/api/types';

export interface Offer {
  about: string;
  title: string;
  hint: string;
}

const KINDS = 'deal,company,person,request,document';
const MOST = 8;

async function peopleOf(door: Door, id: string, q: string): Promise<Offer[]> {
  const people = await door.get<MemberRef[]>('/comments/mentionable', { about: `document:${id}`, q });
  return people.slice(0, MOST).map(({ id: member, name, company }) => ({
    about: `member:${member}`,
    title: name,
    hint: company ?? '',
  }));
}

interface Numbered {
  id: string;
  number: string;
  title?: string;
  subject?: string;
}

/** Nothing typed yet: the deals that stand first. */
async function latestDeals(door: Door): Promise<Offer[]> {
  const { items } = await door.get<Page<Numbered>>('/deals', { limit: MOST });
  return items.map(({ id, number, title }) => ({ about: `deal:${id}`, title: `#${number} ${title ?? ''}`, hint: '' }));
}

async function recordsOf(door: Door, q: string): Promise<Offer[]> {
  if (door.kind === 'staff') {
    if (!q.trim()) return latestDeals(door);
    const { items } = await door.get<{ items: SearchHit[] }>('/search', { q, kinds: KINDS });
    return items.slice(0, MOST).map((hit) => ({
      about: `${hit.type}:${hit.id}`,
      title: hit.number ? `#${hit.number} ${hit.title}` : hit.title,
      hint: hit.subtitle,
    }));
  }
  const [deals, requests] = await Promise.all([
    door.get<Page<Numbered>>('/deals', { limit: 50 }),
    door.get<Page<Numbered>>('/requests', { limit: 50 }).catch(() => ({ items: [], next: null })),
  ]);
  const offer = (kind: string) => (one: Numbered) => ({
    about: `${kind}:${one.id}`,
    title: `#${one.number} ${one.title ?? one.subject ?? ''}`,
    hint: '',
  });
  const wanted = q.trim().toLowerCase();
  return [...deals.items.map(offer('deal')), ...requests.items.map(offer('request'))]
    .filter(({ title }) => title.toLowerCase().includes(wanted))
    .slice(0, MOST);
}

/** A menu without a network is empty, not broken. */
export function useOffers(id: string) {
  const door = useDoor();
  return {
    people: (q: string) => peopleOf(door, id, q).catch(() => []),
    records: (q: string) => recordsOf(door, q).catch(() => []),
  };
}
