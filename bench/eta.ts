import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Journey } from '@/server/domain/eta/journey';
import { DAY } from '@/server/domain/shared/instant';
import { hindsightError, laneMedians, type Plain } from './eta-replay/bars';
import { drawCalibration } from './eta-replay/draw-calibration';
import { postalLines, simulatedLines } from './eta-replay/late-lines';
import { type Replayed, replay, type Told } from './eta-replay/replay';
import type { Line } from './report';
import { ROOT } from './root';
import type { Bench, Suite } from './suite';

/** Orders bought in these months are asked about; the second ones were not looked at while anything was chosen. */
const PERIODS = [
  { name: 'May to August 2018', file: '2018-05', from: Date.UTC(2018, 4, 1), until: Date.UTC(2018, 8, 1) },
  { name: 'January to April 2018', file: '2018-01', from: Date.UTC(2018, 0, 1), until: Date.UTC(2018, 4, 1) },
];
/** Mean absolute error in days, and mean width of the told window. */
const AIMS: Record<Told['asked'], { error: number; width: number }> = {
  purchase: { error: 3.1, width: 10.5 },
  'hand-over': { error: 2.45, width: 8.5 },
  'each day after hand-over': { error: 3.25, width: 14 },
};
/** BENCH_ETA takes only some of the histories, by their names with | between. */
const HISTORIES = process.env.BENCH_ETA?.split('|') ?? ['orders', 'scans', 'simulated'];
const ASKED = Object.keys(AIMS) as Told['asked'][];

/**
 * How good arrival windows are on real past orders, strictly in time order: tables of every morning, weights of every week. Beside
 * it, in the same run: what the shop promised, the lane's median over the last 90 days, and a floor that knows what came.
 */
export const eta: Suite = async (bench) => {
  const others = [
    ...(HISTORIES.includes('scans') ? postalLines() : []),
    ...(HISTORIES.includes('simulated') ? simulatedLines(bench.say) : []),
  ];
  if (!HISTORIES.includes('orders')) return others;
  const folder = join(process.env.DAONA_DATA ?? join(ROOT, '..', 'shared', 'data'), 'olist');
  if (!existsSync(folder)) {
    console.error(`SKIPPED: no order histories in ${folder} (set DAONA_DATA): the quality of arrival windows is NOT measured.`);
    return others;
  }
  const { importHistory, readHistory } = await import('./eta-replay/olist-history');
  const { orders, refused, seconds } = await importHistory(folder);
  bench.say(`${orders} orders imported in ${seconds.toFixed(0)} s, ${refused} rows refused`);
  const { journeys, asked } = await readHistory(folder);
  const lines: Line[] = [];
  for (const period of PERIODS) lines.push(...measure(bench, period, journeys, asked));
  return [...lines, ...others];
};

function measure(bench: Bench, { name, file, from, until }: (typeof PERIODS)[number], journeys: Journey[], among: Set<Journey>): Line[] {
  const isAim = file === PERIODS[0]!.file;
  const replayed = replay(
    journeys.filter(({ placedAt }) => placedAt < until),
    from - 14 * DAY,
    until,
  );
  const asked = (what: Told['asked']) =>
    replayed.told.filter(
      (one) => one.asked === what && one.journey.placedAt >= from && one.journey.placedAt < until && among.has(one.journey),
    );
  const scored = new Set(asked('purchase').map(({ journey }) => journey));
  const rows = replayed.rows.filter(({ journey }) => scored.has(journey));
  const picture = drawCalibration(
    `Bought ${name}`,
    ASKED.map((what) => ({ name: what, told: asked(what) })),
  );
  writeFileSync(join(ROOT, 'docs', 'images', `eta-calibration-${file}.svg`), picture);
  bench.say(`bought ${name}: ${replayed.told.length} windows told`);
  const lines = ASKED.map((what) => {
    const told = asked(what);
    const isStart = what !== 'each day after hand-over';
    const medians = isStart ? inOrder(told, laneMedians(journeys, what)) : null;
    return lineOf({ what, name, told, medians, hindsight: isStart ? hindsightError(rows, what) : null, isAim });
  });
  return isAim ? [...lines, costOf(replayed)] : lines;
}

function inOrder(told: readonly Told[], plain: (one: Told) => Plain): Plain[] {
  return [...told].sort((a, b) => a.at - b.at).map(plain);
}

interface Asked {
  what: Told['asked'];
  name: string;
  told: readonly Told[];
  medians: Plain[] | null;
  hindsight: number | null;
  isAim: boolean;
}

function lineOf({ what, name, told, medians, hindsight, isAim }: Asked): Line {
  const known = told.filter(({ eta }) => eta !== null);
  const mean = (of: (one: Told) => number) => average(known.map(of));
  const error = mean(({ eta, journey }) => Math.abs(journey.deliveredAt! - eta!.p50) / DAY);
  const inside = mean(({ eta, journey }) => (journey.deliveredAt! >= eta!.from && journey.deliveredAt! <= eta!.to ? 1 : 0));
  const wide = mean(({ eta, journey }) => (journey.deliveredAt! >= eta!.p5 && journey.deliveredAt! <= eta!.p95 ? 1 : 0));
  const width = mean(({ eta }) => (eta!.to - eta!.from) / DAY);
  const promised = told.filter(({ journey }) => journey.promisedBy !== null);
  const promise = average(promised.map(({ journey }) => Math.abs(journey.deliveredAt! - journey.promisedBy!) / DAY));
  const onTime = average(promised.map(({ journey }) => (journey.deliveredAt! <= journey.promisedBy! ? 1 : 0)));
  const floor = medians && {
    error: average(medians.map((m) => m.error)),
    inside: average(medians.map((m) => (m.isInside ? 1 : 0))),
    width: average(medians.map((m) => m.width)),
  };
  const aims = AIMS[what];
  const isCovered = within(inside, 0.78, 0.84);
  const days = (value: number) => value.toFixed(2);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const said = `shop's promise off by ${days(promise)} days, kept ${percent(onTime)}`;
  return {
    what: `arrival window: ${what}, bought ${name}`,
    data: `${known.length.toLocaleString('en')} windows for ${new Set(known.map((one) => one.journey)).size.toLocaleString('en')} past orders; ${told.length - known.length} told nothing`,
    floor: floor
      ? `lane's median off by ${days(floor.error)} days, 80 % window ${days(floor.width)} days wide holds ${percent(floor.inside)}; ${said}; knowing what came ${days(hindsight!)}`
      : said,
    ours: `off by ${days(error)} days; 80 % window ${days(width)} days wide holds ${percent(inside)}; 90 % window holds ${percent(wide)}`,
    ratio: floor ? days(error / floor.error) : '',
    aim: isAim
      ? `off by ≤ ${aims.error}; ≤ ${aims.width} wide; 78 to 84 %; 88 to 93 %`
      : floor
        ? '≥ 0.4 days better than the median; 78 to 84 %'
        : '78 to 84 %',
    isMet: isAim
      ? error <= aims.error + 0.005 && width <= aims.width && isCovered && within(wide, 0.88, 0.93)
      : isCovered && (floor === null || floor.error - error >= 0.4),
  };
}

function costOf({ slowestFit, openMs, predictMs, predictions, last }: Replayed): Line {
  const micros = (predictMs / predictions) * 1_000;
  const size = JSON.stringify(last).length / 1_000;
  return {
    what: 'arrival window: cost',
    data: `${predictions.toLocaleString('en')} predictions; ${slowestFit.orders.toLocaleString('en')} orders handed over in the longest fit`,
    floor: '',
    ours: `${micros.toFixed(0)} µs a prediction with its features, the model of the day opened in ${openMs.toFixed(0)} ms before the first; weekly fit with tables ${(slowestFit.ms / 1000).toFixed(1)} s; model ${size.toFixed(0)} kB`,
    ratio: '',
    aim: '≤ 50 µs; ≤ 5 s for 20,000; ≤ 500 kB',
    isMet: micros <= 50 && slowestFit.ms <= 5_000 && size <= 500,
  };
}

const within = (share: number, low: number, high: number) => share >= low && share <= high;
const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
