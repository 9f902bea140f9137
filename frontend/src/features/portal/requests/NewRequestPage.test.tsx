import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DoorContext, openDoor } from '@/api/door';
import { showRouted, words } from '@/test/render';
import { server } from '@/test/server';
import { NewRequestPage } from './NewRequestPage';

beforeAll(() => words());
afterEach(() => vi.unstubAllGlobals());

const sent = { id: 'r1', number: 'R-16', status: 'new', answer_by: '2030-03-14T15:00:00Z', files: [], abilities: [] };
const routes = {
  'GET /api/session': { user: null, workspaces: [] },
  'GET /api/portal/acme/home': { kind: 'client', pipelines: [], counts: {} },
  'GET /api/portal/acme/deals': { items: [], next: null },
  'GET /api/portal/acme/request-categories': [{ id: 'c1', name: 'Question', answer_hours: 24 }],
};
const open = () =>
  showRouted(
    <DoorContext value={openDoor('portal', 'acme')}>
      <NewRequestPage />
    </DoorContext>,
    { at: '/portal/acme/requests/new' },
  );
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const fill = async () => {
  fireEvent.click(await screen.findByLabelText(/What is it about/, { selector: 'input' }));
  fireEvent.click(await screen.findByText('Question'));
  type(/Subject/, 'Forklift');
  type(/Tell us more/, 'It does not start');
};
const press = async () => userEvent.click(await screen.findByText('Send request'));

// Selects of many parts are slow to draw without a browser.
describe('New request', { timeout: 20_000 }, () => {
  it('names what is missing and asks the server nothing', async () => {
    const asked = server(routes);
    await open();
    await press();
    expect(await screen.findByText('Give it a subject')).toBeInTheDocument();
    expect(screen.getByText('Choose what it is about')).toBeInTheDocument();
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('tells the number and by when we answer', async () => {
    const asked = server({ ...routes, 'POST /api/portal/acme/requests': sent });
    await open();
    await fill();
    await press();
    expect(await screen.findByText('Request R-16 has been sent')).toBeInTheDocument();
    expect(screen.getByText(/We answer by 14 March 2030/)).toBeInTheDocument();
    const body = asked.find(({ method }) => method === 'POST')?.body;
    expect(body).toMatchObject({ category_id: 'c1', urgency: 'normal', deal_id: null, subject: 'Forklift' });
    expect(localStorage.getItem('artel.draft.new-request/acme')).toBeNull();
  });

  it('shows what the server refuses under the field', async () => {
    const refused = { error: { code: 'invalid', message: 'No', fields: { subject: ['Too long'] } } };
    server({ ...routes, 'POST /api/portal/acme/requests': { status: 400, body: refused } });
    await open();
    await fill();
    await press();
    expect(await screen.findByText('Too long')).toBeInTheDocument();
  });

  it('keeps the words when the line is dead, and sends the same request again', async () => {
    const asked = server(routes);
    const working = globalThis.fetch;
    await open();
    await fill();
    const tried: unknown[] = [];
    vi.stubGlobal('fetch', (_url: string, init: RequestInit = {}) => {
      if (init.method === 'POST') tried.push(JSON.parse(String(init.body)));
      return Promise.reject(new TypeError('offline'));
    });
    await press();
    expect(await screen.findByText(/there is no connection/)).toBeInTheDocument();
    expect(screen.getByLabelText(/Subject/)).toHaveValue('Forklift');
    vi.stubGlobal('fetch', working);
    await press();
    await waitFor(() => expect(asked.find(({ method }) => method === 'POST')?.body).toEqual(tried[0]));
  });
});
