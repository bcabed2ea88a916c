import { existsSync, readFileSync } from 'node:fs';
import type { Source } from '@/server/sources/source';
import { type Mapped, UNMAPPED } from '@/server/sources/status-map';

/** Words as carriers write them: they show what a code means where its text decides. */
const SAMPLES = [
  '快件已发往【深圳转运中心】',
  '快件到达【深圳转运中心】',
  '快件已到达派件城市',
  '正在派送',
  '已放入快递柜,请及时取件',
  '已放入菜鸟驿站,请及时取件',
  '已从快递柜取出',
  '已从菜鸟驿站取件',
  '本人签收',
  '邻居代收',
  '门卫签收',
  '收件人拒收',
  '地址不详',
  '电话无人接听',
  '快件遗失',
  '快件破损',
  '快件错分',
  '快件滞留',
  '快件退回中',
  '寄件人已签收',
  '清关中',
  'Held in customs',
  'Held at depot',
  'Returned to sender',
  'Recipient refused',
  'Package damaged',
] as const;

/** One word of a vendor: what it means, and where its text decides, what with which words. */
export interface CodeRow {
  code: string;
  mapped: Mapped;
  byWords: { words: string; mapped: Mapped }[];
}

/**
 * Every word that a vendor's status map knows. The words are found in the map's own text and asked of the map, so that a
 * new source is listed without being registered anywhere else. A detail under a status reads `status/detail`, with a
 * star where it means the same under every status that leaves it open.
 */
export function listCodes(source: Source): CodeRow[] {
  const tokens = tokensOf(source.code);
  const plain = tokens.filter((token) => source.map(token, '').code !== null);
  return [...plain, ...detailsOf(source, plain, tokens)].map((code) => rowOf(source, code)).sort((a, b) => compare(a.code, b.code));
}

/** Whether a source has words of its own; others are told ours, or say what theirs mean account by account. */
export function hasOwnMap(vendor: string): boolean {
  return existsSync(mapOf(vendor));
}

function mapOf(vendor: string): URL {
  return new URL(`../../server/sources/${vendor}/status-map.ts`, import.meta.url);
}

/** Quoted texts, the words in them, and names of fields in the vendor's status-map.ts. */
function tokensOf(vendor: string): string[] {
  if (!hasOwnMap(vendor)) return [];
  const text = readFileSync(mapOf(vendor), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/^import .*$/gm, '');
  const quoted = [...text.matchAll(/'([^'\n]+)'/g)].map((m) => m[1]!);
  const names = [...text.matchAll(/(?:^|[{,])\s*([\p{L}\d_$]+):/gmu)].map((m) => m[1]!);
  const listed = quoted.flatMap((words) => words.split(/\s+/));
  return [...new Set([...quoted, ...listed, ...names])].filter(Boolean);
}

function detailsOf(source: Source, statuses: readonly string[], tokens: readonly string[]): string[] {
  const byUnknown = new Map(statuses.map((status) => [status, source.map(`${status}/?`, '')]));
  const open = statuses.filter((status) => byUnknown.get(status)!.code === null);
  return tokens.flatMap((detail) => {
    const said = statuses.flatMap((status) => {
      const mapped = JSON.stringify(source.map(`${status}/${detail}`, ''));
      const isOwn = mapped !== JSON.stringify(byUnknown.get(status)) && mapped !== JSON.stringify(UNMAPPED);
      return isOwn ? [{ status, mapped }] : [];
    });
    const underOpen = said.filter(({ status }) => open.includes(status));
    const isEverywhere = open.length > 1 && underOpen.length === open.length && new Set(underOpen.map((s) => s.mapped)).size === 1;
    const single = isEverywhere ? said.filter(({ status }) => !open.includes(status)) : said;
    return [...(isEverywhere ? [`*/${detail}`] : []), ...single.map(({ status }) => `${status}/${detail}`)];
  });
}

function rowOf(source: Source, code: string): CodeRow {
  const asked = code.startsWith('*/') ? `${anyStatus(source, code.slice(2))}/${code.slice(2)}` : code;
  const mapped = source.map(asked, '');
  const seen = new Set([JSON.stringify(mapped)]);
  const byWords = SAMPLES.flatMap((words) => {
    const other = source.map(asked, words);
    const key = JSON.stringify(other);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ words, mapped: other }];
  });
  return { code, mapped, byWords };
}

function anyStatus(source: Source, detail: string): string {
  return tokensOf(source.code).find((t) => source.map(`${t}/?`, '').code === null && source.map(`${t}/${detail}`, '').code !== null)!;
}

/** Numbers by their value, everything else as texts. */
function compare(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isFinite(x) && Number.isFinite(y)) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
