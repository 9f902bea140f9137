import { screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '@/api/errors';
import { show, words } from '@/test/render';
import { ErrorState } from './States';

beforeAll(() => words());
const refused = (status: number) => new ApiError({ status, code: 'x', message: 'You may not do this.' });

describe('ErrorState', () => {
  it('offers to try again what may work the next time', () => {
    show(<ErrorState error={refused(500)} onRetry={() => undefined} />);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });

  it('offers no second try where the answer would be the same', () => {
    show(<ErrorState error={refused(403)} onRetry={() => undefined} />);
    expect(screen.getByText('You may not do this.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
