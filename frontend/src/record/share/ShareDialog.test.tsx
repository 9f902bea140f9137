import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { show, words } from '@/test/render';
import { server } from '@/test/server';
import { ShareDialog } from './ShareDialog';

const COMPANY = { kind: 'company', people_count: 2, company: null, email: '' };
const CLIENT = { ...COMPANY, key: 'company:c1', name: 'Vertmont', relation: 'client' };
const PARTNER = { ...COMPANY, key: 'company:p1', name: 'Dahl', relation: 'partner' };
const ANNAS = ['Dahl', 'Riva'].map((company) => ({
  key: `member:${company}`,
  kind: 'member',
  name: 'Anna Berg',
  relation: 'partner',
  people_count: 1,
  company,
  email: `anna@${company.toLowerCase()}.test`,
}));
const HELD = {
  id: 's1',
  grantee: { kind: 'company', id: 'c1', name: 'Vertmont' },
  level: 'comment',
  expires_at: '2027-01-24T11:00:00Z',
  fields: ['amount'],
};
const step = (public_name: string, state: string) => ({ public_name, state });
const CLIENT_DEAL = {
  id: 'd1',
  number: 'D-7',
  title: 'Racking',
  stages: [step('Received', 'done'), step('Proposal', 'current'), step('Closed', 'next')],
  owner: { id: 'm1', name: 'Daan' },
  expected_close: '2027-03-02',
  amount: '82100.00',
  currency: 'EUR',
  abilities: ['deal.view'],
};

function open(object: string, page: unknown) {
  const asked = server({
    'GET /api/w/acme/shares': [HELD],
    'GET /api/w/acme/shares/candidates': [CLIENT, PARTNER, ...ANNAS],
    'GET /api/w/acme/shares/preview': { page },
    'POST /api/w/acme/shares': HELD,
  });
  show(<ShareDialog object={object} title="Racking" opened onClose={() => undefined} />);
  return asked;
}

async function choose(name: string) {
  await userEvent.click(screen.getByRole('combobox', { name: 'Company or person' }));
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${name}`) }));
}

beforeAll(() => words());

describe('the sharing dialog', () => {
  it('tells two people of one name apart by their companies', async () => {
    open('deal:d1', { kind: 'client', deal: CLIENT_DEAL });
    await userEvent.click(screen.getByRole('combobox', { name: 'Company or person' }));
    const found = await screen.findAllByRole('option', { name: /^Anna Berg/ });
    expect(found.map((one) => one.textContent)).toEqual([
      'Anna BergDahl · anna@dahl.test',
      'Anna BergRiva · anna@riva.test',
    ]);
    expect(screen.getByRole('option', { name: /^Vertmont/ })).toHaveTextContent('Client · 2 people');
  });

  it("shows a client's page of a deal field by field", async () => {
    open('deal:d1', { kind: 'client', deal: CLIENT_DEAL });
    await choose('Vertmont');
    const seen = await screen.findByRole('region', { name: 'What they will see' });
    expect(seen).toHaveTextContent('Received → Proposal → Closed');
    expect(seen).toHaveTextContent('€82,100');
    expect(seen).toHaveTextContent('Daan');
    expect(within(seen).getByText('Proposal')).toHaveAttribute('aria-current', 'step');
  });

  it("shows a client's deals of a pipeline one by one", async () => {
    open('pipeline:p1', { kind: 'client', deals: [CLIENT_DEAL, { ...CLIENT_DEAL, id: 'd2', title: 'Mezzanine' }] });
    await choose('Vertmont');
    const seen = await screen.findByRole('region', { name: 'What they will see' });
    expect(within(seen).getByText('Mezzanine')).toBeInTheDocument();
    expect(within(seen).getAllByText(/^D-7 · Proposal/)).toHaveLength(2);
  });

  it("shows a document's words and none of its markup", async () => {
    open('document:d1', { kind: 'client', document: { title: 'Offer' }, html: '<h1>Offer</h1><p>In <b>May</b></p>' });
    await choose('Vertmont');
    const seen = await screen.findByRole('region', { name: 'What they will see' });
    expect(seen).toHaveTextContent('OfferIn May');
  });

  it('begins a change with what they have, and forgets it with somebody else', async () => {
    const asked = open('deal:d1', { kind: 'client', deal: CLIENT_DEAL });
    await screen.findByRole('region', { name: 'Has access' });
    await choose('Vertmont');
    expect(screen.getByLabelText('Until')).toHaveValue('2027-01-24');
    expect(screen.getByLabelText('Show the amount')).toBeChecked();
    await choose('Dahl');
    await userEvent.click(screen.getByRole('button', { name: 'Share' }));
    const sent = asked.find((one) => one.method === 'POST');
    expect(sent?.body).toMatchObject({ grantee: 'company:p1', fields: [], expires_at: null });
  });
});
