import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withAge } from '@/app/(public)/_views/last-known-page';
import { islandScript } from '@/server/api/public/island-script';
import { MINUTE } from '@/server/domain/shared/instant';
import { LANGUAGES, type Language } from '@/server/domain/shared/language';
import { NOW } from '../fixtures/order-document';
import { PAGE_STATES } from './page-states';
import { LOOK_UPS, MESSAGE_KINDS, renderLookUp, renderMessage, renderState } from './render-page';

/** Writes every state of the public pages in the languages as a file: `<folder>/<language>/<kind>.<state>.html`. */
async function writeGallery(folder: string, languages: readonly Language[]): Promise<void> {
  for (const language of languages) {
    mkdirSync(join(folder, language), { recursive: true });
    for (const [name, html] of await pagesIn(language)) writeFileSync(join(folder, language, `${name}.html`), withScript(html));
  }
}

/** The files have no server behind them, so the script stands in them. */
function withScript(html: string): string {
  return html.replace(/<script defer="" src="[^"]+"><\/script>/, () => `<script>${islandScript('page')}</script>`);
}

async function pagesIn(language: Language): Promise<[string, string][]> {
  const pages: [string, string][] = [];
  for (const state of PAGE_STATES) pages.push([`order.${state.name}`, await renderState(state, language)]);
  const known = await renderState(PAGE_STATES.find((state) => state.name === 'arrived')!, language);
  pages.push(['order.away', await withAge(known, language, NOW - 12 * MINUTE, NOW)]);
  for (const kind of MESSAGE_KINDS) pages.push([`message.${kind}`, await renderMessage(kind, language)]);
  for (const said of LOOK_UPS) pages.push([`look-up.${said ?? 'first'}`, await renderLookUp(said, language)]);
  return pages;
}

const [, , folder = 'test-results/gallery', wanted] = process.argv;
await writeGallery(
  folder,
  LANGUAGES.filter((language) => wanted === undefined || language === wanted),
);
