// npm test: plain JavaScript on Node's own modules until the packages are installed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, requireNode, root } from './install.mjs';
import { installBrowser } from './install-browser.mjs';

const reports = join(root, 'test-results');
const tool = (path) => join(root, 'node_modules', path);
const vitestReport = (project) => ['--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, `${project}.json`)}`];

/** In this order: what is cheap and tells most comes first. Steps that only read and use one core each go side by side. */
const ROUNDS = [
  [['database client', [tool('prisma/build/index.js'), 'generate']]],
  [
    ['types', [tool('typescript/bin/tsc'), '--noEmit']],
    ['lint and format', [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']],
    [
      'import rules',
      [tool('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'app', 'server', 'scripts'],
    ],
    ['house rules', ['--import', 'tsx', 'scripts/check/house.ts']],
    ['dead code', [tool('knip/bin/knip.js')]],
  ],
  [['unit', [tool('vitest/vitest.mjs'), 'run', '--project', 'domain', '--project', 'unit', ...vitestReport('unit')]]],
  [['integration', [tool('vitest/vitest.mjs'), 'run', '--project', 'integration', ...vitestReport('integration')]]],
  [['browser', [tool('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts']]],
];
/** `npm run check`: what one wants to know before every commit. */
const QUICK = ['database client', 'types', 'lint and format', 'import rules', 'house rules', 'unit'];

const isQuick = process.argv.includes('--quick');
try {
  requireNode();
  await installPackages();
  if (!isQuick) await installBrowser();
} catch (error) {
  console.error(error?.name === 'StartError' ? `✗ ${error.message}` : error);
  process.exit(1);
}
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const results = [];
for (const round of ROUNDS) {
  const steps = round.filter(([name]) => !isQuick || QUICK.includes(name));
  results.push(...(await Promise.all(steps.map((step) => takeStep(step, steps.length > 1)))));
}

console.log(`\n── summary ${'─'.repeat(63)}`);
for (const { name, isGood, seconds } of results) console.log(`${isGood ? '✓' : '✗'} ${name.padEnd(18)}${seconds.toFixed(1).padStart(6)} s`);
const tests = countTests();
const broken = results.filter((result) => !result.isGood);
if (broken.length) console.log(`\nNot good: ${broken.map((result) => result.name).join(', ')}`);
console.log(`\n${tests.passed} passed, ${tests.failed} failed`);
process.exit(broken.length || tests.failed ? 1 : 0);

/** Runs one step. What steps beside each other say is told in one piece when each has ended. */
async function takeStep([name, args], isBesideOthers) {
  const title = `\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`;
  if (!isBesideOthers) console.log(title);
  const begun = performance.now();
  const { status, said } = await run(args, isBesideOthers);
  if (isBesideOthers) console.log(`${title}\n${said}`);
  return { name, isGood: status === 0, seconds: (performance.now() - begun) / 1000 };
}

function run(args, isGathered) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: isGathered ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, CHECKPOINT_DISABLE: '1', NEXT_TELEMETRY_DISABLED: '1' },
    });
    let said = '';
    for (const stream of isGathered ? [child.stdout, child.stderr] : []) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', fail);
    child.on('close', (status) => done({ status: status ?? 1, said: said.trimEnd() }));
  });
}

/** Tests of Vitest and Playwright together. A run that ended before it could write its report counts as one failure. */
function countTests() {
  const sum = { passed: 0, failed: 0 };
  for (const { name, isGood } of results.filter(({ name }) => ['unit', 'integration', 'browser'].includes(name))) {
    const report = readReport(join(reports, `${name}.json`));
    const counts = report?.stats
      ? { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }
      : { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
    sum.passed += counts.passed;
    sum.failed += counts.failed || (isGood ? 0 : 1);
  }
  return sum;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
