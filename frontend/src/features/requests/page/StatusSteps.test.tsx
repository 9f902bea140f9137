import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ServiceRequest } from '@/api/types';
import { show, words } from '@/test/render';
import { StatusSteps } from './StatusSteps';

beforeAll(() => words());

const request = (status: ServiceRequest['status'], ...abilities: string[]) => ({ status, abilities }) as ServiceRequest;
const open = () => screen.getAllByRole('button').filter((button) => !(button as HTMLButtonElement).disabled);

describe('StatusSteps', () => {
  it('lets staff take the steps that may come next', async () => {
    const moved = vi.fn();
    show(<StatusSteps request={request('in_work', 'request.work')} onMove={moved} />);
    expect(open().map((button) => button.textContent)).toEqual(['Waiting for client', 'Resolved', 'Closed']);
    await userEvent.click(screen.getByRole('button', { name: 'Resolved' }));
    expect(moved).toHaveBeenCalledWith('resolved');
  });

  it('only shows the way to who may not work on it', () => {
    show(<StatusSteps request={request('new')} onMove={() => undefined} />);
    expect(open()).toEqual([]);
    expect(screen.getByRole('button', { name: 'New' })).toHaveAttribute('aria-current', 'step');
  });
});
