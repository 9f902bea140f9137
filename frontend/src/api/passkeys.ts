/** Passkeys through the browser's own JSON forms; where those are missing, passkeys are not offered. */
import { type AuthAnswer, allauth } from './allauth';

export function passkeysWork(): boolean {
  return (
    window.isSecureContext &&
    typeof PublicKeyCredential !== 'undefined' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  );
}

/** Fetch a challenge, let the device answer it, send the answer back to the same address. */
export async function askPasskey(path: string): Promise<AuthAnswer> {
  const { data } = await allauth.get(path);
  const { publicKey } = data.request_options as { publicKey: PublicKeyCredentialRequestOptionsJSON };
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey),
  });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('');
  return allauth.post(path, { credential: credential.toJSON() });
}

/**
 * Ask the device for a new key and hand it to the account under a name. The device is told to keep the account beside
 * the key: only such a key can be found at sign-in, where nobody has said yet who they are.
 */
export async function makePasskey(path: string, name: string): Promise<AuthAnswer> {
  const options = await allauth.get(`${path}?passwordless`);
  if (options.needsReauth) return options;
  const { publicKey } = options.data.creation_options as { publicKey: PublicKeyCredentialCreationOptionsJSON };
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey),
  });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('');
  return allauth.post(path, { name, credential: credential.toJSON(), passwordless: true });
}
