import { Alert } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import type { Page } from '@/api/types';
import type { Noun, Nouns } from './useRecords';

const PAGES = {
  companies: '/w/$ws/companies/$id',
  people: '/w/$ws/people/$id',
  products: '/w/$ws/products/$id',
} as const;

interface Props {
  noun: Noun;
  values: Readonly<Record<string, string>>;
}

/** Says while a record is typed in that there is one like it already; it may still be added. */
export function Alike({ noun, values }: Props) {
  const { t } = useTranslation('records');
  const door = useDoor();
  const [asked] = useDebouncedValue(signOf(noun, values), 300);
  const query = { q: asked, limit: 5 };
  const found = useQuery({
    enabled: asked.length > 2,
    queryKey: keys[noun].list(door.ws, query),
    queryFn: ({ signal }) => door.get<Page<Nouns[Noun]>>(`/${noun}`, query, { signal }),
  });
  const same = asked.length > 2 ? (found.data?.items ?? []).filter((one) => isLike(one, asked)) : [];
  if (same.length === 0) return null;
  return (
    <Alert color="gray" role="status" title={t('alike')}>
      {same.map((one) => (
        <div key={one.id}>
          <Link to={PAGES[noun]} params={{ ws: door.ws, id: one.id }} target="_blank">
            {one.name}
          </Link>
        </div>
      ))}
    </Alert>
  );
}

/** What tells a record from others best: an address, a number, else its name. */
function signOf(noun: Noun, values: Props['values']): string {
  const first = (name: string) => (values[name] ?? '').split('\n')[0]?.trim() ?? '';
  if (noun === 'products') return first('sku') || first('name');
  if (noun === 'companies') return first('name');
  const name = [first('first_name'), first('middle_name'), first('last_name')].filter(Boolean).join(' ');
  return first('emails') || first('phones') || name;
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

function isLike(record: Nouns[Noun], asked: string): boolean {
  // The server has found it by number, in any writing.
  if ('emails' in record && /^[\d\s()+-]+$/.test(asked)) return true;
  const signs = [record.name, ...('emails' in record ? record.emails : []), ...('sku' in record ? [record.sku] : [])];
  // A person's name may stand the other way round.
  const words = (text: string) => plain(text).split(' ').sort().join(' ');
  return signs.some((sign) => words(sign) === words(asked));
}
