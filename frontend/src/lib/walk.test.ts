import { expect, it } from 'vitest';
import { listOf, neighbours, rememberWalk } from './walk';

it('knows what stands before and after a record in the list one came from', () => {
  const place = { to: '/w/acme/deals', search: { status: 'open' } };
  rememberWalk(['deal:1', 'deal:2', 'deal:3'], place);
  expect(neighbours('deal:2')).toEqual({ previous: 'deal:1', next: 'deal:3' });
  expect(neighbours('deal:1')).toEqual({ previous: null, next: 'deal:2' });
  expect(neighbours('deal:9')).toEqual({ previous: null, next: null });
  expect(listOf('deal:2')).toEqual(place);
  expect(listOf('deal:9')).toBeNull();
});
