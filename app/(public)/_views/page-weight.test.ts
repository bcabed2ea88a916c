import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { answerBytes } from '@/server/api/public/answer-bytes';
import { LANGUAGES } from '@/server/domain/shared/language';
import { PAGE_STATES, type PageState } from '@/tests/gallery/page-states';
import { renderState } from '@/tests/gallery/render-page';
import { STYLE } from './style';

/** What one round trip carries: ten segments of the first flight. */
const PAGE_BYTES = 14_600;
const SCRIPT_BYTES = 6_000;
const SCRIPT_PATH = '/script/0123456789ab.js';

let script = '';

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['app/(public)/_islands/page.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome80', 'safari14.1'],
    write: false,
  });
  script = outputFiles[0]!.text.trim();
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:1/none';
  process.env.DAONA_SECRET ??= Buffer.alloc(32).toString('base64');
});

const scriptBytes = () => ({ gzip: gzipSync(script, { level: 9 }).length, br: brotliCompressSync(script).length });

/** The document as it is sent. */
async function documentBytes(html: string, encoding: 'gzip' | 'br'): Promise<number> {
  const request = new Request('http://daona.test/', { headers: { 'accept-encoding': encoding } });
  const answer = await answerBytes(request, Buffer.from(html), {}, 200);
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  return (await answer.arrayBuffer()).byteLength;
}

/** Document and script together, in both encodings. */
async function weigh(html: string): Promise<{ gzip: number; br: number }> {
  const scripts = scriptBytes();
  return { gzip: (await documentBytes(html, 'gzip')) + scripts.gzip, br: (await documentBytes(html, 'br')) + scripts.br };
}

test('the script of a page weighs at most 6 kB, gzipped too', () => {
  expect(scriptBytes().gzip).toBeLessThan(SCRIPT_BYTES);
});

test.each(LANGUAGES)('every state in %s with style, script and map weighs what one round trip carries', async (language) => {
  const weights = await Promise.all(
    PAGE_STATES.map(async (state: PageState) => ({ name: state.name, ...(await weigh(await renderState(state, language, SCRIPT_PATH))) })),
  );
  expect(weights.filter(({ gzip, br }) => Math.max(gzip, br) > PAGE_BYTES)).toEqual([]);
});

test('the richest page, as it is told in docs; its script stands behind everything that is shown', async () => {
  const richest = PAGE_STATES.find((state) => state.name === 'richest')!;
  const html = await renderState(richest, 'zh-CN', SCRIPT_PATH);
  expect(html).toMatch(/<script defer="" src="[^"]+"><\/script><\/body><\/html>$/);
  const whole = await weigh(html);
  expect(whole.br).toBeLessThan(whole.gzip);
  if (process.env.DAONA_WEIGHTS)
    process.stdout.write(`${JSON.stringify({ whole, script: scriptBytes(), style: gzipSync(STYLE).length })}\n`);
});
