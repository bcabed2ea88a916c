import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    // left to itself, Vitest keeps a core for a screen that nobody looks at
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['server/domain/**/*.test.ts'],
          env: { TZ: 'Asia/Kathmandu', LOG_LEVEL: 'silent' },
          testTimeout: 60_000,
          // pure functions over data leave nothing behind that another file could find
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['server/**/*.test.ts', 'app/**/*.test.ts', 'app/**/*.test.tsx', 'scripts/**/*.test.ts'],
          exclude: ['server/domain/**'],
          env: { TZ: 'Asia/Kathmandu', LOG_LEVEL: 'silent' },
          // against what hangs: a second on a quiet machine may be ten on one that builds beside it
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/**/*.test.ts'],
          env: { TZ: 'Asia/Kathmandu', LOG_LEVEL: 'silent' },
          globalSetup: ['tests/database/global-setup.ts'],
          setupFiles: ['tests/database/worker-setup.ts'],
          pool: 'forks',
          // to read the product's modules anew for every file took as long as half of its tests: tests/database/worker-setup.ts cleans up instead
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
