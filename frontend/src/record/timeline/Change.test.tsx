import { beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '@/api/types';
import { show, words } from '@/test/render';
import { Change, currenciesOf } from './Change';

const fact = (kind: Fact['kind'], field: string, before: unknown, after: unknown): Fact => ({
  id: '1',
  kind,
  changes: [{ field, before, after }],
  detail: {},
});

beforeAll(() => words());

describe('a change in the timeline', () => {
  it.each([
    ['reopened', 'status', 'lost', 'open', 'Lost → Open'],
    ['change', 'status', 'in_work', 'waiting', 'In work → Waiting for client'],
    ['change', 'urgency', 'low', 'urgent', 'Low → Urgent'],
    ['change', 'relation', 'none', 'partner', 'None → Partner'],
    ['change', 'amount_estimated', true, false, 'Yes → No'],
    ['change', 'owner_id', null, 'Sofia', '— → Sofia'],
  ] as const)('says %s of %s in words', (kind, field, before, after, said) => {
    show(<Change item={fact(kind, field, before, after)} />);
    expect(document.body.textContent).toContain(said);
  });
});

describe('amounts in the timeline', () => {
  it('stand in the currency of the record', () => {
    show(<Change item={fact('change', 'amount', '900.00', '1200.00')} currency="EUR" />);
    expect(document.body.textContent).toContain('€900 → €1,200');
  });

  it('are in the one it had before it was changed', () => {
    const items = [
      { ...fact('change', 'amount', '1', '2'), id: 'newest' },
      { ...fact('change', 'currency', 'USD', 'EUR'), id: 'the change' },
      { ...fact('change', 'amount', '2', '3'), id: 'before' },
    ];
    expect([...currenciesOf(items, 'EUR')]).toEqual([
      ['newest', 'EUR'],
      ['the change', null],
      ['before', 'USD'],
    ]);
  });
});
