import { describe, expect, it } from 'vitest';
import { mentionedIn, mentionsOffered } from './mentioned-in';

const people = ['Li', 'Li Na', '王伟', ''].map((name, at) => ({ id: String(at), name }));
const namesIn = (body: string) => mentionedIn(body, people).map(({ name }) => name);

describe('who is named in a note', () => {
  it('is whoever stands behind an @, the longest name of those that begin alike', () => {
    expect(namesIn('@Li Na 请看一下')).toEqual(['Li Na']);
    expect(namesIn('@Li 和 @王伟 @王伟')).toEqual(['Li', '王伟']);
    expect(namesIn('li@example.com, 王伟, @nobody')).toEqual([]);
  });

  it('is offered while it is typed at the end', () => {
    expect(mentionsOffered('请 @l', people).map(({ name }) => name)).toEqual(['Li', 'Li Na']);
    expect(mentionsOffered('请 @王伟', people)).toEqual([]);
    expect(mentionsOffered('@Li 好', people)).toEqual([]);
  });
});
