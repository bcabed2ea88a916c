import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { LANGUAGES, type Language } from '../server/domain/shared/language';
import { axeFaults } from './support/axe';
import { focusFaults, screenFaults } from './support/screen-faults';

/**
 * Every state of the public pages, rendered from folded documents, looked at in every language. `DAONA_GALLERY=full` looks at every
 * theme on every screen and keeps a picture of each; otherwise each state is seen in each language on each screen, the themes take
 * turns, and axe looks at each state in one language.
 */
const IS_FULL = process.env.DAONA_GALLERY === 'full';
const FOLDER = join('test-results', 'page-states');
const SMALL = { width: 320, height: 568 };
const PHONE = { width: 360, height: 640 };
const DESKTOP = { width: 1280, height: 800 };

/** What everybody wants to know, and the one thing to do; the headline is the brief one where large letters have put it in its place. */
const FIRST = ['.hero .brief,.hero h1', '.hero .eta', '.hero .next', '.hero .last', '.hero .button'];
const SCREENS = [
  { name: 'desktop', ...DESKTOP, letters: 100, above: FIRST },
  { name: 'large-type', ...PHONE, letters: 100, look: 'large', above: FIRST },
  { name: '320', ...SMALL, letters: 100, above: FIRST },
  { name: '320-large', ...SMALL, letters: 200, above: FIRST },
  { name: '360-large', ...PHONE, letters: 200, above: FIRST },
  { name: '360', ...PHONE, letters: 100, above: FIRST },
] as const;

test.use({ bypassCSP: true, trace: 'off' });
test.setTimeout(IS_FULL ? 1_200_000 : 120_000);

test.beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
});

function writePages(folder: string, language: Language): void {
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', DAONA_SECRET: Buffer.alloc(32).toString('base64') };
  execFileSync(process.execPath, ['--import', 'tsx', 'tests/gallery/write-gallery.ts', folder, language], { env, stdio: 'pipe' });
}

/** Letters of a size that the reader set for every page, and the page's own choice of large type. */
async function setLetters(page: Page, percent: number, look = ''): Promise<void> {
  await page.evaluate(
    ({ size, classes }) => {
      document.documentElement.style.fontSize = size === 100 ? '' : `${size}%`;
      document.documentElement.className = classes;
    },
    { size: percent, classes: look },
  );
}

for (const [turn, language] of LANGUAGES.entries()) {
  for (const third of [0, 1, 2]) {
    test(`every state in ${language}, part ${third + 1}`, async ({ page }, info) => {
      const folder = info.outputPath('pages');
      writePages(folder, language);
      const files = readdirSync(join(folder, language)).filter((_, at) => at % 3 === third);
      expect(files.length).toBeGreaterThan(30);
      const found: string[] = [];
      for (const [at, file] of files.entries()) {
        const name = file.replace('.html', '');
        const themes = IS_FULL ? (['light', 'dark'] as const) : ([(at + turn) % 2 === 0 ? 'light' : 'dark'] as const);
        await page.setContent(readFileSync(join(folder, language, file), 'utf8'));
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          for (const screen of SCREENS) {
            await page.setViewportSize({ width: screen.width, height: screen.height });
            await setLetters(page, screen.letters, 'look' in screen ? screen.look : '');
            const faults = await screenFaults(page, screen.above);
            found.push(...faults.map((fault) => `${name} ${screen.name} ${colorScheme}: ${fault}`));
            if (IS_FULL) await page.screenshot({ path: join(FOLDER, language, `${name}.${screen.name}.${colorScheme}.png`) });
          }
          if (IS_FULL || (at + turn) % 3 === 0) found.push(...(await axeFaults(page)).map((fault) => `${name} ${colorScheme}: ${fault}`));
        }
        if (!IS_FULL && turn === 0) await page.screenshot({ path: join(FOLDER, `${name}.png`) });
      }
      expect(found).toEqual([]);
    });
  }

  test(`the page is gone through by keyboard in ${language}`, async ({ page }, info) => {
    const folder = info.outputPath('pages');
    writePages(folder, language);
    await page.setViewportSize(SMALL);
    for (const name of ['order.richest', 'order.parcel-only', 'look-up.no_match']) {
      await page.setContent(readFileSync(join(folder, language, `${name}.html`), 'utf8'));
      expect(await focusFaults(page), name).toEqual([]);
    }
  });
}

test('words that are longer by two fifths, in brackets and with accents break no page', async ({ page }, info) => {
  const folder = info.outputPath('pages');
  writePages(folder, 'en');
  const found: string[] = [];
  for (const file of readdirSync(join(folder, 'en')).filter((_, at) => IS_FULL || at % 3 === 0)) {
    await page.setContent(readFileSync(join(folder, 'en', file), 'utf8'));
    await page.evaluate(() => {
      const accented: Record<string, string> = { a: 'å', e: 'ë', i: 'ï', o: 'ø', u: 'ü', A: 'Å', E: 'Ë', O: 'Ø', U: 'Ü' };
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const words = node.textContent ?? '';
        if (!/[a-z]/i.test(words) || node.parentElement?.closest('script,style,svg')) continue;
        const longer = words + ' lorem ipsum dolor sit'.repeat(9).slice(0, Math.ceil(words.length * 0.4));
        node.textContent = `[${longer.replace(/[aeiouAEOU]/g, (letter) => accented[letter]!)}]`;
      }
    });
    for (const size of [SMALL, PHONE, DESKTOP]) {
      await page.setViewportSize(size);
      found.push(...(await screenFaults(page, [])).map((fault) => `${file} ${size.width}: ${fault}`));
    }
  }
  expect(found).toEqual([]);
});
