import { allauth } from './allauth';

export interface Secret {
  secret: string;
  /** otpauth:// */
  url: string;
  /** an image as a data address */
  svg: string | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export async function readSecret(path: string): Promise<Secret> {
  const { data } = await allauth.get(path);
  const svg = text(data.totp_svg);
  return {
    secret: text(data.secret),
    url: text(data.totp_url),
    svg: svg.startsWith('data:') ? svg : svg ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` : null,
  };
}

/** The codes made with the factor, while they may be seen; else new ones. */
export async function freshRecoveryCodes(): Promise<string[]> {
  const seen = await allauth.get('/account/authenticators/recovery-codes');
  if (Array.isArray(seen.data.unused_codes)) return seen.data.unused_codes as string[];
  const made = await allauth.post('/account/authenticators/recovery-codes');
  return Array.isArray(made.data.unused_codes) ? (made.data.unused_codes as string[]) : [];
}
