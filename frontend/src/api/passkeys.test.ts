import { afterEach, expect, it, vi } from 'vitest';
import { server } from '@/test/server';
import { makePasskey } from './passkeys';

afterEach(() => vi.unstubAllGlobals());

it('makes a key that is found at sign-in before anybody has said who they are', async () => {
  class Credential {
    static parseCreationOptionsFromJSON = (options: unknown) => options;
    toJSON = () => ({ id: 'key' });
  }
  vi.stubGlobal('PublicKeyCredential', Credential);
  vi.stubGlobal('navigator', { ...navigator, onLine: true, credentials: { create: async () => new Credential() } });
  const path = '/_allauth/browser/v1/account/authenticators/webauthn';
  const asked = server({
    [`GET ${path}`]: { status: 200, body: { status: 200, data: { creation_options: { publicKey: {} } } } },
    [`POST ${path}`]: { status: 200, body: { status: 200, data: {} } },
  });
  await makePasskey('/account/authenticators/webauthn', 'Laptop');
  const [options, made] = asked;
  expect(options?.path).toContain('?passwordless');
  expect(made?.body).toMatchObject({ name: 'Laptop', passwordless: true });
});
