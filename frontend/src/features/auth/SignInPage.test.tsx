import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { showRouted, words } from '@/test/render';
import { server } from '@/test/server';
import { SignInPage } from './SignInPage';

const API = '/_allauth/browser/v1';
const nobody = {
  user: null,
  language: 'en',
  demo: false,
  features: { mail_demo: false },
  workspaces: [],
  pending: null,
};
const inside = { status: 200, body: { data: {}, meta: { is_authenticated: true } } };
const pending = (id: string, more: object = {}) => ({
  status: 401,
  body: { data: { flows: [{ id: 'login' }, { id, is_pending: true, ...more }] }, meta: { is_authenticated: false } },
});
const went = vi.fn();

beforeAll(() => words());
beforeEach(() => {
  went.mockReset();
  vi.stubGlobal('location', { ...window.location, pathname: '/sign-in', assign: went });
});
afterEach(() => vi.unstubAllGlobals());

async function password(value = 'a long one') {
  await userEvent.type(await screen.findByRole('textbox', { name: 'Email' }), 'anna@example.com{Enter}');
  await userEvent.type(screen.getByLabelText('Password'), `${value}{Enter}`);
}

describe('signing in', () => {
  it('asks for one thing at a time and goes home', async () => {
    const asked = server({ 'GET /api/session': nobody, [`POST ${API}/auth/login`]: inside });
    await showRouted(<SignInPage />, { at: '/sign-in' });
    await password();
    await vi.waitFor(() => expect(went).toHaveBeenCalledWith('/'));
    expect(asked.at(-1)?.body).toEqual({ email: 'anna@example.com', password: 'a long one' });
  });

  it('says what the server says and stays on the password', async () => {
    const errors = [{ message: 'Not correct.', code: 'email_password_mismatch', param: 'password' }];
    server({ 'GET /api/session': nobody, [`POST ${API}/auth/login`]: { status: 400, body: { errors } } });
    await showRouted(<SignInPage />, { at: '/sign-in' });
    await password();
    expect(await screen.findByRole('alert')).toHaveTextContent('Not correct.');
    expect(screen.getByLabelText('Password')).toBeInTheDocument();
    expect(went).not.toHaveBeenCalled();
  });

  it('asks for the code, and trusts the browser when told so', async () => {
    const asked = server({
      'GET /api/session': nobody,
      [`POST ${API}/auth/login`]: pending('mfa_authenticate', { types: ['totp'] }),
      [`POST ${API}/auth/2fa/authenticate`]: pending('mfa_trust'),
      [`POST ${API}/auth/2fa/trust`]: inside,
    });
    await showRouted(<SignInPage />, { at: '/sign-in' });
    await password();
    const code = await screen.findByRole('textbox', { name: 'Six-digit code' });
    expect(code).toHaveAttribute('autocomplete', 'one-time-code');
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.type(code, '123 456{Enter}');
    await vi.waitFor(() => expect(went).toHaveBeenCalledWith('/'));
    expect(asked.slice(-2).map(({ body }) => body)).toEqual([{ code: '123456' }, { trust: true }]);
  });

  it('sets a factor up where one is demanded, and shows the recovery codes before going on', async () => {
    server({
      'GET /api/session': nobody,
      [`POST ${API}/auth/login`]: pending('mfa_enroll_required'),
      [`GET ${API}/auth/2fa/enroll`]: { data: { secret: 'ABCDEFGH', totp_url: 'otpauth://x', totp_svg: '<svg/>' } },
      [`POST ${API}/auth/2fa/enroll`]: inside,
      [`GET ${API}/account/authenticators/recovery-codes`]: { data: { unused_codes: ['one', 'two'] }, meta: {} },
    });
    await showRouted(<SignInPage />, { at: '/sign-in' });
    await password();
    expect(await screen.findByText('ABCD EFGH')).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(/Six-digit code/), '123456{Enter}');
    expect(await screen.findByText('one')).toBeInTheDocument();
    const on = screen.getByRole('button', { name: 'Continue' });
    expect(on).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(on);
    expect(went).toHaveBeenCalledWith('/');
  });

  it('goes on after a reload where it was', async () => {
    server({
      'GET /api/session': { ...nobody, pending: 'mfa_authenticate' },
      [`GET ${API}/auth/session`]: pending('mfa_authenticate', { types: ['totp'] }),
    });
    await showRouted(<SignInPage />, { at: '/sign-in' });
    expect(await screen.findByRole('textbox', { name: 'Six-digit code' })).toBeInTheDocument();
  });

  it('says when there were too many attempts', async () => {
    server({ 'GET /api/session': nobody, [`POST ${API}/auth/login`]: { status: 429, body: {} } });
    await showRouted(<SignInPage />, { at: '/sign-in' });
    await password();
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts');
  });
});
