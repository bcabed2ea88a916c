import { describe, expect, it } from 'vitest';
import { findSearchTerms } from './search-terms';

describe('what staff paste into the search', () => {
  it('finds order number, phone and name in a chat message', () => {
    const terms = findSearchTerms('你好，我的订单DN20261121-0042怎么还没到？手机13800138000，姓名：王小明，谢谢');
    expect(terms.numbers).toContain('DN202611210042');
    expect(terms.phones).toEqual(['+8613800138000']);
    expect(terms.names).toContain('王小明');
  });

  it('finds an order number without digits, alone or in a message', () => {
    expect(findSearchTerms('demo-stalled').numbers).toContain('DEMOSTALLED');
    expect(findSearchTerms('您好,DEMO-STALLED怎么还没到?').numbers).toEqual(['DEMOSTALLED']);
  });

  it('takes a phone with blanks, dashes or a country code', () => {
    expect(findSearchTerms('138-0013-8000').phones).toEqual(['+8613800138000']);
    expect(findSearchTerms('call me +44 7911 123456').phones).toContain('+447911123456');
  });

  it('reads a number typed with blanks and in lower case as the same number', () => {
    expect(findSearchTerms('sf 1234 5678 9012').numbers).toContain('SF123456789012');
    expect(findSearchTerms('e481f51cbdc54678b7cc49136f2d6af7').numbers).toEqual(['E481F51CBDC54678B7CC49136F2D6AF7']);
  });

  it('does not take a phone out of the middle of a longer number', () => {
    expect(findSearchTerms('订单20261121138001380001').phones).toEqual([]);
  });

  it('takes a bare name as a name and nothing else', () => {
    expect(findSearchTerms('Ann Lee')).toEqual({ numbers: [], codes: [], phones: [], names: ['Ann Lee'] });
    expect(findSearchTerms('张三').names).toEqual(['张三']);
  });

  it('asks for nothing when nothing was typed', () => {
    expect(findSearchTerms('  \n ')).toEqual({ numbers: [], codes: [], phones: [], names: [] });
  });
});
