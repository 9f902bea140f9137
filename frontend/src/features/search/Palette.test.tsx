import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { registerShortcuts } from '@/lib/shortcuts';
import { showRouted, words } from '@/test/render';
import { server } from '@/test/server';
import { Palette } from './Palette';

beforeAll(() => words());
const stops: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  for (const stop of stops.splice(0)) stop();
});
const hit = (id: string, title: string) => ({
  type: 'deal',
  id,
  title,
  subtitle: 'Hansa',
  number: 'D-1',
  url: `/w/acme/deals/${id}`,
});

describe('the palette', () => {
  it('does what the page can do', async () => {
    const run = vi.fn();
    stops.push(registerShortcuts([{ keys: 'c', label: 'New deal', group: 'record', run }]));
    stops.push(registerShortcuts([{ keys: 'j', label: 'Next row', group: 'list', run }]));
    server({});
    await showRouted(<Palette opened onClose={vi.fn()} />);
    expect(screen.queryByText('Next row')).toBeNull();
    await userEvent.type(screen.getByRole('combobox'), '>new{Enter}');
    await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  });

  it('finds records, opens the chosen one and remembers it', async () => {
    const asked = server({ 'GET /api/w/acme/search': { items: [hit('1', 'Licence'), hit('2', 'Pilot')] } });
    const { router } = await showRouted(<Palette opened onClose={vi.fn()} />);
    await userEvent.type(screen.getByRole('combobox'), '#licence');
    await screen.findByRole('option', { name: /Licence/ });
    expect(asked.at(-1)?.path).toContain('kinds=deal');
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { name: /Pilot/ })).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.href).toBe('/w/acme/deals/2'));
    expect(localStorage.getItem('artel.recent.acme')).toContain('Pilot');
  });

  it.each(['deal', 'company', 'person', 'product', 'request', 'document'])('shows a %s it found', async (type) => {
    server({ 'GET /api/w/acme/search': { items: [{ ...hit('1', 'Licence'), type }] } });
    await showRouted(<Palette opened onClose={vi.fn()} />);
    await userEvent.type(screen.getByRole('combobox'), 'licence');
    expect(await screen.findByRole('option', { name: /Licence/ })).toBeInTheDocument();
  });

  it('says so when there is nothing', async () => {
    server({ 'GET /api/w/acme/search': { items: [] } });
    await showRouted(<Palette opened onClose={vi.fn()} />);
    await userEvent.type(screen.getByRole('combobox'), '@zzz');
    expect(await screen.findByText('Nothing found')).toBeInTheDocument();
  });
});
