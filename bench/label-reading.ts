import { readLabels } from './labels/read-labels';
import type { Line } from './report';
import type { Suite } from './suite';

const LABELS = 500;
const AIM = 0.995;

/** Labels as printed at 203 dpi, damaged and seen badly: what share each of two decoders reads, beside the fresh print. */
export const labels: Suite = async ({ say }) => {
  const lines: Line[] = [];
  for (const size of ['a4-65', '60x40'] as const) {
    say(`${LABELS} labels of ${size}, read by two decoders`);
    const findings = await readLabels(LABELS, size);
    for (const { suffering, decoder, read, of } of findings) {
      const fresh = findings.find((one) => one.suffering === 'fresh print' && one.decoder === decoder)!;
      lines.push({
        what: `Label ${size} read by ${decoder}: ${suffering}`,
        data: `${of} labels at 203 dpi`,
        floor: `${fresh.read} fresh`,
        ours: String(read),
        ratio: (read / of).toFixed(3),
        aim: `≥ ${AIM}`,
        isMet: read / of >= AIM,
      });
    }
  }
  return lines;
};
