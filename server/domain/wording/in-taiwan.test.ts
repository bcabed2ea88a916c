import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { inTaiwan, writtenInTaiwan } from './in-taiwan';
import { TAIWAN_PHRASES } from './taiwan-phrases';

/** Where the words stand that customers read; the console's own are not among them. */
const FOLDERS = [
  'server/domain/wording',
  'server/domain/template',
  'server/domain/order',
  'server/domain/payment',
  'server/domain/tracking',
  'server/domain/action',
  'server/domain/ticket',
  'server/domain/consent',
  'server/api/public',
  'server/usecases/notice',
  'app/(public)',
];
const OWN_TABLES = /taiwan-(characters|phrases)\.ts$/;

const files = FOLDERS.flatMap((folder) => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  } catch {
    return [];
  }
}).filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !OWN_TABLES.test(file));

/** Every piece of Chinese text in the source of the product: literals and parts of templates. */
const literals = files.flatMap((file) => {
  const found: [string, string][] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node) => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if (isText && /\p{Script=Han}/u.test(node.text)) found.push([file, node.text]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
});

/** Characters of Big5, the set of characters that Taiwan writes with: what is only written on the mainland is not among them. */
const big5 = new Set<string>();
const decoder = new TextDecoder('big5');
for (let lead = 0xa4; lead <= 0xf9; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const standard = lead < 0xc6 || (lead === 0xc6 && trail <= 0x7e) || lead >= 0xc9;
    if (standard) big5.add(decoder.decode(new Uint8Array([lead, trail])));
  }
}

/** Said on the mainland and understood otherwise, or not at all, in Taiwan; and characters that stand for another one there. */
const MAINLAND =
  /短信|鏈接|訂閱號|揽|快遞員|快遞櫃|驛站|網點|(?<!託)運單|面單|信息|數據|默認|打開|登錄|賬|質量|屏幕|網絡|視頻|軟件|程序|短訊|公眾號|粘貼|刷新|二維碼|尾號|手機號(?!碼)|反饋|聯係|聯系|周[日一二三四五六末]|這里|那里|哪里|回復|答復|重復|復制|准備|標准|“|”/u;

describe('every word of ours in Taiwan', () => {
  it('finds the words', () => {
    expect(literals.length).toBeGreaterThan(700);
  });

  it('is written with characters that are used there', () => {
    const wrong = literals.flatMap(([file, words]) => {
      const left = [...inTaiwan(words)].filter((character) => /\p{Script=Han}/u.test(character) && !big5.has(character));
      return left.length > 0 ? [`${file}: ${left.join('')} in ${words}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('is said as it is said there', () => {
    const left = literals.filter(([, words]) => MAINLAND.test(inTaiwan(words)));
    expect(left.map(([file, words]) => `${file}: ${inTaiwan(words)}`)).toEqual([]);
  });

  it('stays the same when it is made a second time, so that words can stand inside of words', () => {
    const other = literals.map(([, words]) => inTaiwan(words)).filter((words) => inTaiwan(words) !== words);
    expect(other).toEqual([]);
  });

  it('takes the longest phrase that fits', () => {
    for (const [phrase, told] of Object.entries(TAIWAN_PHRASES)) expect(inTaiwan(phrase)).toBe(told);
  });
});

it('placeholders, figures and Latin words stay as they are', () => {
  expect(inTaiwan('{carrier}显示 {at} 已签收 VIP 17TRACK')).toBe('{carrier}顯示 {at} 已簽收 VIP 17TRACK');
});

it('names of places are only written otherwise', () => {
  expect(writtenInTaiwan('广东 东莞 网点')).toBe('廣東 東莞 網點');
});
