import { screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { show, words } from '@/test/render';
import { Steps, stepAt } from './Steps';

beforeAll(() => words());

const steps = [
  { name: 'Talks', state: 'done' as const },
  { name: 'Contract', state: 'current' as const },
  { name: 'Done', state: 'next' as const },
];

describe('Steps', () => {
  it('says which step it is on, and which are behind', () => {
    show(<Steps steps={steps} label="Where it stands" />);
    expect(screen.getByRole('list', { name: 'Where it stands' })).toBeInTheDocument();
    expect(screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-current'))).toEqual([
      null,
      'step',
      null,
    ]);
    expect(screen.getByText(/done$/)).toBeInTheDocument();
  });

  it('counts from one', () => {
    expect(stepAt(steps)).toEqual({ at: 2, of: 3, name: 'Contract' });
    expect(stepAt([])).toBeNull();
  });
});
