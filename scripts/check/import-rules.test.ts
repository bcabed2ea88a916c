import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** One breach of each rule, planted in a small tree of the same shape. */
const BREACHES: [rule: string, file: string, text: string][] = [
  ['platform-imports', 'server/platform/bad.ts', `import '../domain/good';`],
  ['domain-imports', 'server/domain/bad-platform.ts', `import '@/server/platform/good';`],
  ['store-imports', 'server/store/bad.ts', `import '@/server/usecases/good';`],
  ['sources-imports', 'server/sources/bad.ts', `import '@/server/store/good';`],
  ['channels-imports', 'server/channels/bad.ts', `import '@/server/store/good';`],
  ['usecases-imports', 'server/usecases/bad.ts', `import '@/server/api/good';`],
  ['api-imports', 'server/api/bad.ts', `import '@/server/store/good';`],
  ['jobs-imports', 'server/jobs/bad.ts', `import '@/server/store/good';`],
  ['world-imports', 'server/world/bad.ts', `import '@/server/domain/good';`],
  ['app-imports', 'app/bad.ts', `import '@/server/usecases/good';`],
  ['domain-is-pure', 'server/domain/bad-io.ts', `import 'node:fs';`],
  ['domain-is-pure', 'server/domain/bad-library.ts', `import 'pino';`],
  ['sql-in-store', 'server/usecases/bad-sql.ts', `import 'pg';`],
  ['order-knows-no-eta-or-stall', 'server/domain/order/bad.ts', `import '../eta/good';`],
  ['no-test-code-in-product', 'server/api/bad-test.ts', `import '@/tests/good';`],
  ['no-cycle', 'server/domain/ring-a.ts', `import './ring-b';`],
  ['development-package-in-product', 'server/api/bad-dev.ts', `import 'fast-check';`],
];
const GOOD = ['platform', 'domain', 'domain/eta', 'store', 'usecases', 'api'].map((layer) => `server/${layer}/good.ts`);

const root = resolve('.');
const tree = mkdtempSync(join(tmpdir(), 'daona-rules-'));
let found: { rule: { name: string }; from: string }[] = [];

beforeAll(() => {
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) cpSync(join(root, file), join(tree, file));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  for (const file of [...GOOD, 'tests/good.ts']) plant(file, 'export {};');
  plant('server/store/context.ts', 'export {};');
  plant('server/api/good-context.ts', `import '@/server/store/context';`);
  plant('server/domain/ring-b.ts', `import './ring-a';`);
  for (const [, file, text] of BREACHES) plant(file, text);
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = spawnSync(process.execPath, [cruiser, '--config', '.dependency-cruiser.cjs', '-T', 'json', 'server', 'app'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  found = JSON.parse(stdout).summary.violations;
}, 60_000);
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

test.each(BREACHES)('%s refuses %s', (rule, file) => {
  expect(found.filter((f) => f.from === file).map((f) => f.rule.name)).toContain(rule);
});

test('what is allowed is not refused', () => {
  const planted = new Set([...BREACHES.map(([, file]) => file), 'server/domain/ring-b.ts']);
  expect(found.filter((f) => !planted.has(f.from))).toEqual([]);
});
