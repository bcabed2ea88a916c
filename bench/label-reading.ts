import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LabelFinding } from './labels/read-labels';
import type { Line } from './report';
import { ROOT } from './root';

const run = promisify(execFile);

const LABELS = Number(process.env.BENCH_LABELS ?? 500);
const AIM = 0.995;
/** Papers that are read: the smallest, which has room for one code with modules of four dots, and the small roll, which has three. */
const SIZES = ['a4-65', '60x40'] as const;

/** Labels as printed at 203 dpi, damaged and seen badly: what share each of two decoders reads, beside the fresh print. */
export async function labels(say: (line: string) => void): Promise<Line[]> {
  say(`${LABELS} labels of each of ${SIZES.join(' and ')}, read by two decoders`);
  const lines = await Promise.all(SIZES.map(async (size) => (await read(size)).map((found, _, all) => lineOf(size, found, all))));
  return lines.flat();
}

/** A process for each paper, so that they are read side by side. */
async function read(size: string): Promise<LabelFinding[]> {
  const script = join(ROOT, 'bench', 'labels', 'read-paper.ts');
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, size, String(LABELS)], { cwd: ROOT });
  return JSON.parse(stdout) as LabelFinding[];
}

function lineOf(size: string, { suffering, decoder, read, of }: LabelFinding, all: readonly LabelFinding[]): Line {
  const fresh = all.find((one) => one.suffering === 'fresh print' && one.decoder === decoder)!;
  return {
    what: `Label ${size} read by ${decoder}: ${suffering}`,
    data: `${of} labels at 203 dpi`,
    floor: `${fresh.read} fresh`,
    ours: String(read),
    ratio: (read / of).toFixed(3),
    aim: `≥ ${AIM}`,
    isMet: read / of >= AIM,
  };
}
