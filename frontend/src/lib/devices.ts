const BROWSERS = { Edg: 'Edge', OPR: 'Opera', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' };
const SYSTEMS = {
  iPhone: 'iOS',
  iPad: 'iOS',
  Android: 'Android',
  Windows: 'Windows',
  'Mac OS X': 'macOS',
  Linux: 'Linux',
};

const first = (names: Record<string, string>, found: (sign: string) => boolean) =>
  Object.entries(names).find(([sign]) => found(sign))?.[1];

/** "Chrome · Linux" out of a user agent: enough to know one's own devices apart; what is not known is left out. */
export function deviceName(agent: string = navigator.userAgent): string {
  const names = [first(BROWSERS, (sign) => agent.includes(`${sign}/`)), first(SYSTEMS, (sign) => agent.includes(sign))];
  return names.filter(Boolean).join(' · ') || agent.slice(0, 60);
}
