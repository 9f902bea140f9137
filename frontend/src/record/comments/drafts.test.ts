import { describe, expect, it } from 'vitest';
import { keepDraft, mentionAt, readDraft, withoutTokens, withTokens } from './drafts';

const anna = { id: '0199-a', name: 'Anna Keller' };
const ann = { id: '0199-b', name: 'Anna' };

describe('mentions', () => {
  it('turns names into tokens, the longest first', () => {
    expect(withTokens('Hi @Anna Keller and @Anna!', [ann, anna])).toBe(
      'Hi @[Anna Keller](member:0199-a) and @[Anna](member:0199-b)!',
    );
  });

  it('leaves an @ that names nobody alone', () => {
    expect(withTokens('mail me@example.com @nobody', [anna])).toBe('mail me@example.com @nobody');
  });

  it('comes back the way it went', () => {
    const body = 'Hi @[Anna Keller](member:0199-a)';
    const { text, mentioned } = withoutTokens(body);
    expect(text).toBe('Hi @Anna Keller');
    expect(withTokens(text, mentioned)).toBe(body);
  });

  it('finds the name being typed before the caret', () => {
    expect(mentionAt('Hello @An', 9)).toEqual({ start: 6, query: 'An' });
    expect(mentionAt('Привет @Анна Ке', 15)).toEqual({ start: 7, query: 'Анна Ке' });
    expect(mentionAt('mail me@ex', 10)).toBeNull();
    expect(mentionAt('Hello', 5)).toBeNull();
  });
});

describe('drafts', () => {
  it('are kept by record and go when empty', () => {
    keepDraft('deal:1', { text: 'half a thought', audience: 'internal', mentioned: [] });
    expect(readDraft('deal:1')?.text).toBe('half a thought');
    expect(readDraft('deal:2')).toBeNull();
    keepDraft('deal:1', { text: '  ', audience: 'internal', mentioned: [] });
    expect(readDraft('deal:1')).toBeNull();
  });
});
