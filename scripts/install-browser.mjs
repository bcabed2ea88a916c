import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where a browser may stand already; CHROMIUM_PATH goes before them all. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const CHINESE_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** The browser for the browser tests; undefined when there is none. */
export function browserPath() {
  return [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path && existsSync(path));
}

/** On Debian and its relatives, as root, installs Chromium and a Chinese font when they are missing; elsewhere says what to do. */
export async function installBrowser() {
  const missing = [...(browserPath() ? [] : ['chromium']), ...(existsSync(CHINESE_FONT) ? [] : ['fonts-noto-cjk'])];
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`· browser       installing ${missing.join(' and ')} with apt-get`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
  if (browserPath()) return;
  const error = new Error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to a Chrome or Chromium that is there.');
  error.name = 'StartError';
  throw error;
}
