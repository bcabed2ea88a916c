import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Chromium without a screen: the same engine, and on two cores a fifth less time for the browser tests. */
const SHELL = '/usr/bin/chromium-headless-shell';
/** Where a browser may stand already; CHROMIUM_PATH goes before them all. */
const PLACES = [
  SHELL,
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

/** On Debian and its relatives, as root, installs the browser and a Chinese font when they are missing; elsewhere says what to do. */
export async function installBrowser() {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const missing = [
      ...(existsSync(process.env.CHROMIUM_PATH ?? SHELL) ? [] : ['chromium-headless-shell']),
      ...(existsSync(CHINESE_FONT) ? [] : ['fonts-noto-cjk']),
    ];
    if (missing.length > 0) {
      apt(['update', '-qq']);
      // one by one: releases without the shell have the fonts and Chromium
      for (const name of missing) install(name);
      if (!browserPath()) install('chromium');
    }
  }
  if (browserPath()) return;
  const error = new Error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to a Chrome or Chromium that is there.');
  error.name = 'StartError';
  throw error;
}

function install(name) {
  console.log(`· browser       installing ${name} with apt-get`);
  apt(['install', '-y', '-qq', '--no-install-recommends', name]);
}

function apt(args) {
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
