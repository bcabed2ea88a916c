import { expect, test, vi } from 'vitest';
import { PAGE_STATES } from '@/tests/gallery/page-states';
import { LOOK_UPS, MESSAGE_KINDS, renderLookUp, renderMessage, renderState } from '@/tests/gallery/render-page';

// A language that nobody speaks takes the place of Taiwan's: every word of ours is longer, accented and in brackets.
vi.mock('@/server/domain/wording/in-taiwan', () => ({
  inTaiwan: (words: string) => words.replace(/\p{Script=Han}+/gu, (run) => `⟦${'ẘ'.repeat(Math.ceil(run.length * 1.4))}⟧`),
  writtenInTaiwan: (name: string) => name,
}));

process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:1/none';
process.env.DAONA_SECRET ??= Buffer.alloc(32).toString('base64');

/** What shops and carriers said, names of people and places, dates, and languages by their own names. */
const NOT_OURS =
  /北京朝阳大望路营业点|青瓷茶杯 六只装 手工釉下彩|明前龙井|(超长商品名称测试)+\S*|佛山市南海区狮山镇第二智能分拣与电商履\S*|快件\S*【.*|底圖示意，非精確邊界|派送员正在派送途中|张\*明|简体|\d+月\d+日|–\d+日|深圳|武汉|北京|上海|广州|西安|朝阳/gu;

/** Texts of a page and what is read out of it, without the map's drawing. */
function wordsOf(html: string): string[] {
  const body = html.replace(/<(style|script|svg)\b.*?<\/\1>/gs, '').replace(/ data-journey="[^"]*"/g, '');
  const texts = [...body.matchAll(/>([^<]+)</g)].map(([, text]) => text!);
  const read = [...body.matchAll(/ (?:aria-label|title|alt|placeholder|data-[a-z-]+)="([^"]+)"/g)].map(([, text]) => text!);
  return [...texts, ...read];
}

const left = (html: string) => wordsOf(html).filter((text) => /\p{Script=Han}/u.test(text.replace(NOT_OURS, '')));

test.each(PAGE_STATES.map((state) => [state.name, state] as const))('every word of the page %s comes from the tables', async (_, state) => {
  const html = await renderState(state, 'zh-TW');
  expect(html).toContain('⟦ẘ');
  expect(left(html)).toEqual([]);
});

test('so does every word of the pages without an order', async () => {
  const pages = [...MESSAGE_KINDS.map((kind) => renderMessage(kind, 'zh-TW')), ...LOOK_UPS.map((said) => renderLookUp(said, 'zh-TW'))];
  for (const html of await Promise.all(pages)) expect(left(html)).toEqual([]);
});
