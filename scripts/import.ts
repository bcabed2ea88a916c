import { pool } from '../server/platform/database';
import { newContext } from '../server/store/context';
import { learnEta } from '../server/usecases/eta/learn-eta';
import { importLocalFiles } from '../server/usecases/import/import-local-files';
import { openInstallation } from './import-csv/open-installation';
import { type Arguments, readArguments } from './import-csv/read-arguments';
import { progressLine, summary } from './import-csv/tell';

/** `npm run import`: CSV files of this machine, by the same steps as an import of the console. */
async function importHere(given: Arguments): Promise<boolean> {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  const ctx = newContext();
  const startedAt = Date.now();
  const onProgress = progressLine(startedAt);
  const report = await importLocalFiles(ctx, { ...given, startedBy: 'system', signal: stopping.signal, onProgress });
  console.log(summary(report, (Date.now() - startedAt) / 1000));
  if (report.worked.kind !== 'done') return false;
  const learned = await learnEta(ctx);
  if (learned.kind === 'learned')
    console.log(`Learned   model ${learned.version} of arrival windows from ${learned.orders} delivered orders`);
  return true;
}

try {
  const given = await readArguments(process.argv.slice(2));
  const leave = await openInstallation();
  try {
    process.exitCode = (await importHere(given)) ? 0 : 1;
  } finally {
    await pool().end();
    await leave();
  }
} catch (error) {
  // a sentence for the person at the terminal, or a fault of ours with all that helps to find it
  console.error((error as Error).name === 'StartError' ? (error as Error).message : error);
  process.exitCode = 2;
}
