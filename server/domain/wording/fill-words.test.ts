import { expect, test } from 'vitest';
import { fillWords } from './fill-words';

test.each([
  ['提醒{who}', { who: 'Administrator' }, '提醒 Administrator'],
  ['提醒{who}', { who: '陈主管' }, '提醒陈主管'],
  ['{who}在处理', { who: 'Lin' }, 'Lin 在处理'],
  ['{who} 已补录', { who: 'Lin' }, 'Lin 已补录'],
  ['由{who}处理', { who: 'Zoë' }, '由 Zoë 处理'],
  ['“{who}”的草稿，{when}', { who: 'Lin', when: '周一' }, '“Lin”的草稿，周一'],
  ['第{n}级', { n: 2 }, '第2级'],
  ['{carrier}{no}', { carrier: '顺丰', no: 'SF1' }, '顺丰 SF1'],
  ['{who} 未读', {}, '{who} 未读'],
  ['', { who: 'x' }, ''],
])('%s with %j reads %s', (text, values, words) => {
  expect(fillWords(text, values)).toBe(words);
});
