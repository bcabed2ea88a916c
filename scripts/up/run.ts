import { fork } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environment } from '../../server/platform/environment';
import { migrate } from '../../server/platform/migrate';
import { StartError } from '../../server/platform/start-error';
import { build, buildForDevelopment, isBuilt } from '../build';
import { root } from '../install.mjs';
import { type Child, keepRunning } from './children';
import { openDatabase } from './database';
import { demoFacts } from './demo';
import { holdDataDir } from './only-one';
import { readPort, requireFreePort } from './ports';
import { builtPrograms, developmentPrograms, type ProgramName, untilAnswers } from './programs';
import { step } from './progress';
import { settleSecrets } from './secrets';
import { printWelcome } from './welcome';

/**
 * From the sources to a running product: everything that `npm run up` does once the packages are there. With `--dev`
 * (`npm run dev`) the programs run from the sources and follow their changes.
 */
export async function run(): Promise<void> {
  const begun = performance.now();
  const isDev = process.argv.includes('--dev');
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const dataDir = resolve(root, process.env.DAONA_DATA_DIR || '.daona');
  mkdirSync(dataDir, { recursive: true });
  const port = readPort('PORT', 3000);
  const standInPort = readPort('STAND_IN_PORT', port + 1);
  const isDemo = process.env.DAONA_DEMO !== '0';
  const home = (process.env.PUBLIC_URL || `http://localhost:${port}`).replace(/\/$/, '');

  const release = holdDataDir(dataDir, home);
  process.on('exit', release);
  await requireFreePort(port, 'the web server', 'PORT');
  if (isDemo) {
    await requireFreePort(standInPort, 'the stand-ins of the providers', 'STAND_IN_PORT');
    await requireFreePort(standInPort + 1, 'the stand-in of the mail server', 'STAND_IN_PORT');
  }
  const secrets = settleSecrets(dataDir);
  const database = await step('database', async (tell) => {
    tell('starting');
    const opened = await openDatabase(dataDir, secrets.DAONA_DATABASE_PASSWORD);
    tell(opened.detail);
    return opened;
  });
  const children: Child[] = [];
  let isFirst = false;
  const stopAll = async () => {
    for (const child of children) child.letGo();
    for (const child of children.toReversed()) await child.stop();
    await database.stop();
  };
  stopOnSignal(stopAll);
  try {
    Object.assign(process.env, secrets, {
      NODE_ENV: isDev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: database.url,
      PORT: String(port),
      PUBLIC_URL: home,
      NEXTAUTH_URL: process.env.NEXTAUTH_URL || home,
    });
    if (isDemo) Object.assign(process.env, demoFacts(secrets, port, standInPort, dataDir));
    environment();
    await step('migrations', async (tell) => {
      const applied = await migrate(database.url, join(root, 'prisma', 'migrations'));
      tell(applied.length ? `${applied.length} applied` : 'up to date');
    });
    await step('build', async (tell) => {
      if (isDev) await buildForDevelopment(root, tell);
      else if (isBuilt(root)) tell('nothing has changed');
      else await build(root, tell);
    });
    isFirst = await step('first run', async (tell) => {
      const made = await prepare();
      tell(made.adminMade ? `administrator, API key and ${made.rulesMade} rules made` : 'already prepared');
      return made.adminMade;
    });
    const programs = isDev ? developmentPrograms(port) : builtPrograms(environment().DAONA_WEB_PROCESSES);
    const start = (name: ProgramName) => {
      const child = keepRunning({ name, ...programs[name] }, root, join(dataDir, 'logs'));
      children.push(child);
      return child;
    };
    if (isDemo) start('stand-ins');
    // what runs under a watcher cannot tell us that it is ready
    await step('web', () => (isDev ? untilAnswers(start('front'), port) : start('front').ready));
    const worker = start('worker');
    if (!isDev) await step('worker', () => worker.ready);
    if (isDemo) start('world');
  } catch (error) {
    await stopAll();
    throw error;
  }
  printWelcome({
    home,
    standInPort: isDemo ? standInPort : undefined,
    secrets,
    isFirst,
    seconds: (performance.now() - begun) / 1000,
    databaseDir: database.folder,
    dataDir,
  });
}

/** Ends everything in the reverse order of its start, the database last. A second signal does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let asked = 0;
  const onSignal = () => {
    asked += 1;
    if (asked > 1) process.exit(130);
    console.log('\n· stopping');
    stop().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(`✗ ${error.message}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  if (process.env.npm_lifecycle_event) whenOrphaned(onSignal);
}

/** npm passes a signal on to its shell, and the shell dies of it without telling us; then our parent is another. */
function whenOrphaned(work: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    work();
  }, 500).unref();
}

interface Prepared {
  adminMade: boolean;
  rulesMade: number;
}

/** Runs dist/prepare.js and answers what it made. */
function prepare(): Promise<Prepared> {
  return new Promise((done, fail) => {
    const child = fork(join(root, 'dist', 'prepare.js'), [], { cwd: root, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let fault = '';
    child.stderr!.on('data', (data) => (fault += data));
    child.on('message', (made) => done(made as Prepared));
    child.on('exit', (code) => code && fail(new StartError(`The first run cannot be prepared:\n${fault.trim()}`)));
  });
}
