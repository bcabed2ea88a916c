import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '@/server/domain/shared/language';
import { PAGE_STATES } from '@/tests/gallery/page-states';
import { renderState } from '@/tests/gallery/render-page';
import { STYLE } from './style';

/** What one round trip carries: ten segments of the first flight. */
const PAGE_BYTES = 14_600;
const SCRIPT_BYTES = 6_000;

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

test('the script of a page weighs at most 6 kB', () => {
  expect(gzipSync(script).length).toBeLessThan(SCRIPT_BYTES);
});

test.each(LANGUAGES)('every state in %s with style, script and map goes over in one round trip', async (language) => {
  const weights = await Promise.all(
    PAGE_STATES.map(async (state) => ({
      name: state.name,
      gzip: gzipSync(await renderState(state, language, script), { level: 7 }).length,
    })),
  );
  expect(weights.filter(({ gzip }) => gzip > PAGE_BYTES)).toEqual([]);
});

test('the richest page, as it is told in docs', async () => {
  const richest = PAGE_STATES.find((state) => state.name === 'richest')!;
  const html = await renderState(richest, 'zh-CN', script);
  const parts = { html: html.length, style: gzipSync(STYLE).length, script: gzipSync(script).length };
  const whole = { gzip: gzipSync(html, { level: 7 }).length, brotli: brotliCompressSync(html).length };
  expect(whole.brotli).toBeLessThan(whole.gzip);
  expect(whole.gzip).toBeLessThan(PAGE_BYTES);
  if (process.env.DAONA_WEIGHTS) process.stdout.write(`${JSON.stringify({ ...parts, ...whole })}\n`);
});
