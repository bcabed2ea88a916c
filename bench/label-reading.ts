import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LABEL_SIZE_NAMES, type LabelSizeName } from '../server/api/public/label/label-size';
import type { LabelFinding } from './labels/read-labels';
import type { Line } from './report';
import { ROOT } from './root';

const run = promisify(execFile);

const LABELS = Number(process.env.BENCH_LABELS ?? 500);
/** Papers, by name and with commas between; all of them unless some are asked for. */
const SIZES = LABEL_SIZE_NAMES.filter((name) => (process.env.BENCH_LABEL_SIZES ?? name).split(',').includes(name));
const AIM = 0.995;
/** Labels that one process reads. */
const PORTION = 25;

/** Labels of every paper as printed at 203 dpi, damaged and seen badly: what share each of two decoders reads, beside the fresh print. */
export async function labels(say: (line: string) => void): Promise<Line[]> {
  const portions = SIZES.flatMap((size) =>
    Array.from({ length: Math.ceil(LABELS / PORTION) }, (_, at) => ({
      size,
      from: at * PORTION,
      count: Math.min(PORTION, LABELS - at * PORTION),
    })),
  );
  say(`${LABELS} labels of each of ${SIZES.join(', ')}, read by two decoders`);
  const found: { size: LabelSizeName; finding: LabelFinding }[] = [];
  const readOn = async (): Promise<void> => {
    for (let portion = portions.shift(); portion; portion = portions.shift()) {
      const { size } = portion;
      found.push(...(await read(portion)).map((finding) => ({ size, finding })));
      if (portions[0]?.size !== size) say(`${size} is read`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, readOn));
  return SIZES.flatMap((size) => linesOf(size, sumOf(found.filter((one) => one.size === size).map((one) => one.finding))));
}

async function read({ size, from, count }: { size: LabelSizeName; from: number; count: number }): Promise<LabelFinding[]> {
  const script = join(ROOT, 'bench', 'labels', 'read-paper.ts');
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, size, String(from), String(count)], { cwd: ROOT });
  return JSON.parse(stdout) as LabelFinding[];
}

/** The findings of all portions, in the order of the first one. */
function sumOf(findings: readonly LabelFinding[]): LabelFinding[] {
  const sums = new Map<string, LabelFinding>();
  for (const finding of findings) {
    const key = `${finding.suffering}|${finding.decoder}`;
    const sum = sums.get(key) ?? { ...finding, read: 0, of: 0 };
    sums.set(key, { ...sum, read: sum.read + finding.read, of: sum.of + finding.of });
  }
  return [...sums.values()];
}

function linesOf(size: LabelSizeName, findings: readonly LabelFinding[]): Line[] {
  return findings.map(({ suffering, decoder, read: count, of }) => {
    const fresh = findings.find((one) => one.suffering === 'fresh print' && one.decoder === decoder)!;
    return {
      what: `Label ${size} read by ${decoder}: ${suffering}`,
      data: `${of} labels at 203 dpi`,
      floor: `${fresh.read} fresh`,
      ours: String(count),
      ratio: (count / of).toFixed(3),
      aim: `≥ ${AIM}`,
      isMet: count / of >= AIM,
    };
  });
}
