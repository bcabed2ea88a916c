import { access, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { importLocalFiles, type LocalImportReport } from '@/server/usecases/import/import-local-files';
import { type Preset, presetSchema } from '@/server/usecases/import/preset';

const USAGE = `Usage: npm run import -- --preset FILE.json --shop CODE [--history] FILE.csv[.gz] ...

  --preset    how columns become orders and facts (docs/presets)
  --shop      code of the shop the orders belong to
  --history   past orders: they teach the arrival window, tell nobody and open no stall

Repeating an import is safe: what is recorded already is counted as duplicate.`;

class UsageError extends Error {}

async function readArguments(): Promise<{ preset: Preset; shop: string; history: boolean; paths: string[] }> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      preset: { type: 'string' },
      shop: { type: 'string' },
      history: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !values.preset || !values.shop || positionals.length === 0) throw new UsageError(USAGE);
  for (const path of [values.preset, ...positionals]) {
    await access(path).catch(() => {
      throw new UsageError(`There is no file ${path}.`);
    });
  }
  return { preset: await readPreset(values.preset), shop: values.shop, history: values.history, paths: positionals };
}

async function readPreset(path: string): Promise<Preset> {
  const read = presetSchema.safeParse(parseJson(await readFile(path, 'utf8'), path));
  if (read.success) return read.data;
  throw new UsageError(
    `The preset ${path} cannot be used:\n${read.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`,
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The preset ${path} is no JSON: ${(error as Error).message}.`);
  }
}

/** A line that is rewritten on a terminal, and printed every ten per cent elsewhere. */
function progressLine(startedAt: number): (more: { done: number; rejected: number }, total: number) => void {
  let [done, rejected, told] = [0, 0, 0];
  return (more, total) => {
    done += more.done;
    rejected += more.rejected;
    const share = total === 0 ? 100 : Math.floor((done / total) * 100);
    const rate = Math.round(done / ((Date.now() - startedAt) / 1000));
    const line = `${share} %  ${done} of ${total} rows, ${rejected} refused, ${rate} rows a second`;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}${done >= total ? '\n' : ''}`);
    else if (share >= told + 10) {
      told = share - (share % 10);
      process.stderr.write(`${line}\n`);
    }
  };
}

function summary({ run, reasons }: LocalImportReport, seconds: number): string {
  const lines = [
    `Run ${run.id}: ${run.status}${run.error ? `. ${run.error}` : ''}`,
    `Rows      ${run.done} of ${run.total}: ${run.accepted} brought something new, ${run.duplicate} nothing new, ${run.rejected} refused`,
    `Orders    ${run.orders} new or changed`,
    `Facts     ${run.facts} new, ${run.duplicateFacts} told before${run.unmappedFacts > 0 ? `, ${run.unmappedFacts} with a code nobody has mapped` : ''}`,
    `Seconds   ${seconds.toFixed(1)} (${Math.round(run.done / seconds)} rows a second)`,
  ];
  if (reasons.length > 0) lines.push('Refused:', ...reasons.map((r) => `  ${r.rows} × ${r.field ? `${r.field} ` : ''}${r.reason}`));
  return lines.join('\n');
}

async function main(): Promise<number> {
  const input = await readArguments();
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  const startedAt = Date.now();
  const onProgress = progressLine(startedAt);
  try {
    const report = await importLocalFiles(newContext(), { ...input, startedBy: 'system', signal: stopping.signal, onProgress });
    process.stdout.write(`${summary(report, (Date.now() - startedAt) / 1000)}\n`);
    return report.worked.kind === 'done' ? 0 : 1;
  } finally {
    await pool().end();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
