import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root';

/** One line of the table. */
export interface Line {
  what: string;
  /** Data it ran on. */
  data: string;
  floor: string;
  ours: string;
  ratio: string;
  /** What is aimed at; empty where nothing was set. */
  aim: string;
  isMet: boolean | null;
}

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** The machine in one line. */
export function machine(postgres: string): string {
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${gib} GiB, Node ${process.version}, PostgreSQL ${postgres}`;
}

export function tableOf(lines: Line[]): string {
  const head = ['What', 'Data', 'Floor', 'Daona', 'Ratio', 'Aim'];
  const rows = lines.map((l) => [l.what, l.data, l.floor, l.ours, l.ratio, l.isMet === null ? l.aim : `${l.aim} ${l.isMet ? '✓' : '✗'}`]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * Replaces what stands between the markers of docs/bench.md; lines that this run did not measure stay as they are, and so does the
 * line of day and machine when `where` is null, as for figures that follow from no machine.
 */
export function writeReport(lines: Line[], where: string | null): void {
  const path = join(ROOT, 'docs', 'bench.md');
  const text = readFileSync(path, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const [old, after] = (rest ?? '').split(END);
  if (before === undefined || old === undefined || after === undefined) throw new Error(`${path} lacks its markers`);
  const measured = new Set(lines.map((l) => l.what));
  const kept = old
    .split('\n')
    .filter((row) => row.startsWith('| ') && !row.startsWith('| What') && !row.startsWith('| ---'))
    .filter((row) => !measured.has(row.split(' | ')[0]!.slice(2)));
  const table = [tableOf(lines), ...kept].join('\n');
  const head = where === null ? old.trimStart().split('\n')[0] : `${new Date().toISOString().slice(0, 10)}, ${where}`;
  writeFileSync(path, `${before}${BEGIN}\n\n${head}\n\n${table}\n\n${END}${after}`);
}

export const perSecond = (n: number) => `${Math.round(n).toLocaleString('en')}/s`;
