import { defineConfig } from '@playwright/test';
import { browserPath } from '../scripts/install-browser.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Browser tests against the built product, started as `npm run up` starts it, on ports and data of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/browser',
  globalSetup: ['./server/start-product.ts', './server/tell-of-stall.ts'],
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  workers: 2,
  fullyParallel: true,
  // against what hangs, not against a machine that is slow: three times what the slowest step took beside a build
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: process.env.DAONA_E2E_URL,
    launchOptions: { executablePath: browserPath(), args: FLAGS },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
