import type { Told } from './replay';

/** Probabilities whose moments a window tells. */
const POINTS = [
  ['p5', 0.05],
  ['p10', 0.1],
  ['p50', 0.5],
  ['p80', 0.8],
  ['p90', 0.9],
  ['p95', 0.95],
] as const;
const SIZE = 320;
const EDGE = 44;
const COLOURS = ['#0b6e4f', '#1f5fbf', '#b3541e'];

/** A picture of how often arrivals came by the moment told for each probability; the straight line is what was said. */
export function drawCalibration(title: string, curves: { name: string; told: readonly Told[] }[]): string {
  const at = (share: number) => EDGE + share * (SIZE - 2 * EDGE);
  const down = (share: number) => SIZE - at(share);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const axis = ticks.map(
    (t) =>
      `<text x="${at(t)}" y="${SIZE - EDGE + 16}" text-anchor="middle">${t * 100} %</text><text x="${EDGE - 6}" y="${down(t) + 4}" text-anchor="end">${t * 100} %</text>`,
  );
  const lines = curves.map(({ name, told }, i) => {
    const known = told.filter((one) => one.eta !== null);
    const points = POINTS.map(([key, said]) => {
      const came = known.filter(({ eta, journey }) => journey.deliveredAt! <= eta![key]).length / known.length;
      return [at(said).toFixed(1), down(came).toFixed(1)] as const;
    });
    const dots = points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3" fill="${COLOURS[i]}"/>`).join('');
    return `<polyline points="${points.map((p) => p.join(',')).join(' ')}" fill="none" stroke="${COLOURS[i]}" stroke-width="1.5"/>${dots}<text x="${EDGE + 8}" y="${EDGE + 14 + i * 15}" fill="${COLOURS[i]}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}" font-family="sans-serif" font-size="11" role="img" aria-label="${title}">
<rect width="${SIZE}" height="${SIZE}" fill="#fff"/>
<text x="${SIZE / 2}" y="18" text-anchor="middle" font-size="13">${title}</text>
<path d="M${at(0)} ${down(0)}H${at(1)}M${at(0)} ${down(0)}V${down(1)}" stroke="#888" fill="none"/>
<path d="M${at(0)} ${down(0)}L${at(1)} ${down(1)}" stroke="#bbb" stroke-dasharray="4 4"/>
${axis.join('')}
<text x="${SIZE / 2}" y="${SIZE - 8}" text-anchor="middle">said</text>
<text x="12" y="${SIZE / 2}" text-anchor="middle" transform="rotate(-90 12 ${SIZE / 2})">came by then</text>
${lines.join('\n')}
</svg>
`;
}
