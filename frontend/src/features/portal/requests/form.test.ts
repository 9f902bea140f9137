import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY, keepForm, lacks, readForm } from './form';

const full = { ...EMPTY, category_id: 'c1', subject: 'Forklift', text: 'It does not start' };

beforeEach(() => localStorage.clear());

describe('a new request', () => {
  it('names each field that is missing', () => {
    expect(lacks(EMPTY)).toEqual({ category_id: 'category', subject: 'subject', text: 'text' });
    expect(lacks({ ...full, subject: '   ' })).toEqual({ subject: 'subject' });
  });

  it('needs neither a deal nor another urgency', () => {
    expect(lacks(full)).toEqual({});
  });

  it('is kept while it is being written, one a workspace', () => {
    keepForm('acme', full);
    expect(readForm('acme')).toEqual(full);
    expect(readForm('other')).toEqual(EMPTY);
    keepForm('acme', EMPTY);
    expect(readForm('acme')).toEqual(EMPTY);
  });

  it('survives a damaged draft', () => {
    localStorage.setItem('artel.draft.new-request/acme', '{');
    expect(readForm('acme')).toEqual(EMPTY);
  });
});
