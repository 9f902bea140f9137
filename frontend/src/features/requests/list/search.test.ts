import { describe, expect, it } from 'vitest';
import { asked, readSearch } from './search';

describe('the inbox', () => {
  it('starts with everything that is open', () => {
    expect(asked(readSearch({}))).toEqual({ status: 'new,in_work,waiting' });
  });

  it('takes what the address says', () => {
    const search = readSearch({ status: 'resolved', assignee: 'me', overdue: 'true', q: 'R-15', sort: 'answer_by' });
    expect(asked(search)).toEqual({ status: 'resolved', assignee: 'me', overdue: true, q: 'R-15', sort: 'answer_by' });
  });

  it('leaves out what no filter knows', () => {
    expect(readSearch({ status: 'lost', assignee: 'somebody', overdue: 'no' })).toEqual({ tab: 'open' });
  });
});
