import { expect, it } from 'vitest';
import { whyOf } from './MailPage';

it('says why a mail stayed in words for people, whatever the failure was called', () => {
  expect(['ConnectionRefusedError', 'SMTPAuthenticationError', 'SomethingNew'].map(whyOf)).toEqual([
    'unreachable',
    'login',
    'other',
  ]);
});
