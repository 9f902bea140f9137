import { beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '@/api/types';
import { show, words } from '@/test/render';
import { Change } from './Change';

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
