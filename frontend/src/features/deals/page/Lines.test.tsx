import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DealFull } from '@/api/types';
import { show, words } from '@/test/render';
import { server } from '@/test/server';
import { Lines } from './Lines';
import { useDealWrites } from './useDeal';

beforeAll(() => words());
afterEach(() => vi.unstubAllGlobals());

const line = { id: 'l1', product: null, title: 'Pump', quantity: '2.000', price: '10.00', total: '20.00' };
const deal = {
  id: 'd1',
  currency: 'EUR',
  amount: '15.00',
  lines: [line],
  people: [],
  version: 1,
} as unknown as DealFull;

function Shown({ now = deal }: { now?: DealFull }) {
  return <Lines deal={now} writes={useDealWrites(now)} readOnly={false} />;
}

const click = async (name: RegExp) => userEvent.click(await screen.findByRole('button', { name }));

describe('Product lines', () => {
  it('takes a title that is no product of the list', async () => {
    const asked = server({
      'GET /api/w/acme/products': { items: [], next: null },
      'POST /api/w/acme/deals/d1/lines': deal,
    });
    show(<Shown />);
    await click(/^Add product$/);
    await userEvent.type(screen.getByPlaceholderText('Product or any title'), 'On-site training');
    await userEvent.type(screen.getByLabelText('Price, EUR'), '150');
    await click(/^Add$/);
    const sent = asked.find(({ method }) => method === 'POST');
    expect(sent?.body).toMatchObject({ product_id: null, title: 'On-site training', quantity: '1', price: '150' });
  });

  it('edits a quantity where it stands, with the value it was seen with', async () => {
    const asked = server({ 'PATCH /api/w/acme/deals/d1/lines/l1': deal });
    show(<Shown />);
    await click(/^Quantity of Pump/);
    await userEvent.clear(screen.getByRole('textbox'));
    await userEvent.type(screen.getByRole('textbox'), '2,5{Enter}');
    expect(asked[0]?.body).toEqual({ fields: { quantity: { base: '2', value: '2.5' } } });
  });

  it('makes what they come to the amount, when somebody says so', async () => {
    const asked = server({ 'PATCH /api/w/acme/deals/d1': { amount: '20.00' } });
    show(<Shown />);
    await click(/^Use €20 as the amount$/);
    await expect.poll(() => asked[0]?.body).toEqual({ fields: { amount: { base: '15.00', value: '20.00' } } });
  });

  it('offers nothing where the amount is what they come to', () => {
    show(<Shown now={{ ...deal, amount: '20.00' }} />);
    expect(screen.queryByRole('button', { name: /as the amount/ })).toBeNull();
  });
});
