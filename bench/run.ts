import pg from 'pg';
import { attack } from './attack';
import { away } from './away';
import { backtest } from './backtest';
import { codes } from './codes';
import { convergence } from './convergence';
import { newSecret, openDatabase } from './database';
import { deadlines } from './deadlines';
import { eta } from './eta';
import { buildFront, FRONT_PORT, startFront } from './front';
import { growth, ingest } from './ingest';
import { labels } from './label-reading';
import { live } from './live';
import { lookup } from './lookup';
import { malformedPushes } from './malformed';
import { notices } from './notices';
import { oracle } from './oracle';
import { page } from './page';
import { pageBesideWriter } from './page-beside-writer';
import { privacy } from './privacy';
import { type Line, machine, tableOf, writeReport } from './report';
import { API_KEY } from './seed';
import { slowPhone } from './slow-phone';
import { stallToAccepted } from './stall-to-accepted';
import type { Suite } from './suite';
import { sweep } from './sweep';

/**
 * `npm run bench [-- suite …]`: measures the product beside its floors in the same run, prints the table and puts it into
 * docs/bench.md. Ends with 1 when something could not be measured; a missed aim is a finding, not a failure.
 */
const SUITES: Record<string, Suite> = {
  lookup,
  page,
  writer: pageBesideWriter,
  live,
  slowphone: slowPhone,
  ingest,
  sweep,
  eta,
  backtest,
  attack,
  malformed: malformedPushes,
  growth,
  convergence,
  notices,
  told: stallToAccepted,
};

/** Suites that ask no web process and need none to be built; what they measure follows from no machine. */
const PAPER_SUITES: Record<string, (say: (line: string) => void) => Promise<Line[]>> = { labels, privacy, oracle, deadlines, away, codes };

/** Suites that call the product's own code and ask no web process: alone, they need none to be built. */
const WITHOUT_WEB = new Set(['backtest', 'eta']);

const known = [...Object.keys(PAPER_SUITES), ...Object.keys(SUITES)];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no suite named ${unknown.join(', ')}; there are: ${known.join(', ')}.`);
  process.exit(2);
}
const names = asked.length > 0 ? asked : known;
const say = (line: string) => console.log(`  ${line}`);

const ofPaper: Line[] = [];
for (const name of names.filter((one) => one in PAPER_SUITES)) {
  console.log(`· ${name}`);
  ofPaper.push(...(await PAPER_SUITES[name]!(say)));
}
if (ofPaper.length > 0) {
  console.log(tableOf(ofPaper));
  writeReport(ofPaper, null);
}
const ofProduct = names.filter((name) => name in SUITES);
if (ofProduct.length === 0) process.exit();

if (ofProduct.some((name) => !WITHOUT_WEB.has(name))) await buildFront();
const database = await openDatabase();
const secret = newSecret();
// The product's own code, used for seeding and for the sweep, reads these when it is first asked.
Object.assign(process.env, {
  DATABASE_URL: database.url,
  DAONA_SECRET: secret,
  PORT: String(FRONT_PORT),
  DAONA_TRUSTED_PROXIES: '1',
  LOG_LEVEL: 'warn',
});
const lines: Line[] = [];
const db = new pg.Client({ connectionString: database.url });
const { pool } = await import('../server/platform/database');
try {
  await db.connect();
  const { newContext } = await import('../server/store/context');
  const { prepareFirstRun } = await import('../server/usecases/staff/prepare-first-run');
  await prepareFirstRun(newContext(), { admin: { email: 'bench@example.com', password: 'bench-password' }, apiKey: API_KEY });
  for (const name of ofProduct) {
    console.log(`· ${name}`);
    const front = WITHOUT_WEB.has(name) ? null : await startFront({ databaseUrl: database.url, secret });
    try {
      const measured = await SUITES[name]!({ db, databaseUrl: database.url, secret, say, web: front?.child.pid ?? 0 });
      lines.push(...measured);
      console.log(tableOf(measured));
    } finally {
      await front?.stop();
    }
  }
} finally {
  await db.end();
  await pool().end();
  await database.close();
}
console.log(`\n${machine(database.version)}\n\n${tableOf(lines)}`);
writeReport(lines, machine(database.version));
