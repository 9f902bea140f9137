import { describe, expect, it } from 'vitest';
import { addresses, leftOver } from './FirstInvites';

describe('the addresses of first invitations', () => {
  it('finds every address once, also after a name', () => {
    expect(addresses('Anna Lind <a@x.example>, b@y.example\nb@y.example')).toEqual(['a@x.example', 'b@y.example']);
  });

  it('keeps what is no address to be said', () => {
    expect(leftOver('Anna Lind <a@x.example>, broken\nb@y.example')).toEqual(['broken']);
  });
});
