import type { Journey } from '@/server/domain/eta/journey';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import type { Line } from '../report';
import { bestThreshold, type InTime, type LateCalls, lateCalls, MOST_FALSE } from './late-calls';
import { postalJourneys } from './postal-scans';
import { type PromiseRule, promiseDays } from './promise-days';
import { isStruck, LATE_REPORTER, type Strike, simulatedHistory } from './simulated-history';
import { type WindowScore, windowScore } from './told-windows';
import { type Watched, watchPromises } from './watch-promises';

/** Chance above which the rule that the product offers calls an order late. */
const RULE_CHANCE = 0.5;
const LEAST_CALLED = 0.6;

/**
 * The history of scans has no promised day. A plain shop would promise what four in five of its last parcels took. (The scheduled
 * deliveries of the data folder, SCMS, have promised days but no scans: nothing is told of them between the promise and the end.)
 */
const POSTAL_PROMISE: PromiseRule = { laneOf: () => '', days: 90, leastOrders: 20, usualShare: 0.8, marginDays: 0, plainDays: null };
/** The first half year of the scans is for learning alone. */
const POSTAL: Span = { from: Date.UTC(2023, 6, 1), reported: Date.UTC(2024, 3, 1), until: Date.UTC(2025, 3, 1) };

const china = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

/** Ten months to learn from, two to choose the percentage by, and five that are reported, with time left for the last to arrive. */
const SIMULATED = { from: Date.UTC(2024, 6, 1), until: Date.UTC(2026, 0, 1), seed: 20_261_122 };
const REPLAYED: Span = { from: Date.UTC(2025, 4, 1), reported: Date.UTC(2025, 6, 1), until: Date.UTC(2025, 11, 1) };
const STRIKE: Strike = {
  ...{ carrier: 'zto', regions: ['central', 'southwest'] },
  ...{ from: china('2025-08-18'), until: china('2025-08-26'), clearedAt: china('2025-08-31') },
};
/** National Day and the Mid-Autumn Festival. */
const HOLIDAY = { from: china('2025-10-01'), until: china('2025-10-09') };

/** How many late parcels were called late in time on the postal scans of the data folder; nothing, loudly, without it. */
export function postalLines(): Line[] {
  const journeys = postalJourneys();
  if (!journeys) {
    console.error(
      'SKIPPED: no postal scans in the data folder (set DAONA_DATA): how late parcels are called late is NOT measured on them.',
    );
    return [];
  }
  const promised = promiseDays(journeys, POSTAL_PROMISE);
  const called = callsOf(promised, POSTAL);
  const windows = windowScore(called.watched, 0, Number.POSITIVE_INFINITY);
  const span = 'to Algeria, April 2024 to March 2025, promised for the day by which four in five parcels of the 90 days before had come';
  const more = windows ? `; windows: ${worded(windows)}` : '';
  return [lateLine('late parcels called late (postal scans)', span, called, callsOf(promised.map(withoutScans), POSTAL), more)];
}

/**
 * The same in a simulated shop, and how the windows held under a strike and a holiday week: some minutes of work. `say` tells
 * where it stands.
 */
export function simulatedLines(say: (line: string) => void): Line[] {
  const journeys = simulatedHistory({ ...SIMULATED, strike: STRIKE });
  say(`${journeys.length} simulated orders, lived through from ${new Date(REPLAYED.from).toISOString().slice(0, 10)} on`);
  const called = callsOf(journeys, REPLAYED);
  say('and once more without scans');
  const plain = callsOf(journeys.map(withoutScans), REPLAYED);
  const span = 'of a simulated shop, July to November 2025, a strike and the National Day week among them';
  say('and once more as if all that is learned from had been told at once');
  const blind = watchPromises(journeys, REPLAYED.reported, REPLAYED.until, journeys.map(toldAtOnce));
  return [
    lateLine('late parcels called late (simulated world)', span, called, plain, ''),
    reporterLine(called.watched, blind),
    ...disturbedLines(called.watched),
  ];
}

interface Span {
  /** Parcels handed over from here on are lived through, those before `reported` to choose the percentage by. */
  from: Instant;
  reported: Instant;
  until: Instant;
}

interface Called {
  watched: Watched[];
  calls: Record<InTime, Calls>;
}

interface Calls extends LateCalls {
  threshold: number;
  /** At the percentage that the offered rule has. */
  byRule: LateCalls;
}

function callsOf(journeys: readonly Journey[], { from, reported, until }: Span): Called {
  const all = watchPromises(journeys, from, until);
  const watched = all.filter(({ handedOverAt }) => handedOverAt >= reported);
  // whether these came in time was known by then
  const known = all.filter(({ promisedBy }) => promisedBy < reported);
  const calls = (inTime: InTime): Calls => {
    const threshold = bestThreshold(known, inTime);
    return { threshold, ...lateCalls(watched, threshold, inTime), byRule: lateCalls(watched, RULE_CHANCE, inTime) };
  };
  return { watched, calls: { 'before it begins': calls('before it begins'), 'before it ends': calls('before it ends') } };
}

const withoutScans = (journey: Journey): Journey => ({ ...journey, scans: [], outForDeliveryAt: null });

const toldAtOnce = (journey: Journey): Journey => ({
  ...journey,
  told: null,
  scans: journey.scans.map(({ at, what }) => ({ at, what })),
});

/** No aim of its own: of one carrier of five, beside what not to know of its habit would cost. */
function reporterLine(watched: readonly Watched[], blind: readonly Watched[]): Line {
  const [ours, floor] = [watched, blind].map((all) => {
    const its = all.filter(({ journey }) => journey.carrier === LATE_REPORTER);
    const calls = lateCalls(its, RULE_CHANCE, 'before it ends');
    const alarms = `${percent(calls.called)} of ${calls.late} late called, ${percent(calls.falseAlarms)} of ${calls.onTime} on time called late`;
    return `${alarms}; windows: ${worded(windowScore(its, 0, Number.POSITIVE_INFINITY)!)}`;
  });
  return {
    what: 'a carrier that reports twice a day (simulated world)',
    data: `its parcels among those; called before the promised day was over, above ${percent(RULE_CHANCE)}`,
    floor: `learned as if it had told at once: ${floor}`,
    ours: ours!,
    ratio: '',
    aim: 'as it is',
    isMet: null,
  };
}

function lateLine(what: string, span: string, { calls }: Called, plain: Called, more: string): Line {
  const [begins, ends] = [calls['before it begins'], calls['before it ends']];
  const floor = plain.calls['before it begins'];
  return {
    what,
    data:
      `${number(begins.late + begins.onTime)} parcels ${span}; ${number(begins.late)} late` +
      `${begins.untold > 0 ? `, ${number(begins.untold)} told nothing` : ''}; the percentages were chosen on the months before`,
    floor: `without scans, above ${percent(floor.threshold)}: ${percent(floor.called)} called, ${percent(floor.falseAlarms)} false alarms`,
    ours: `called late before the promised day began, ${wordedCalls(begins)}; before it was over, ${wordedCalls(ends)}${more}`,
    ratio: (begins.called / floor.called).toFixed(2),
    aim: '≥ 60 % called before the day begins at ≤ 10 % false alarms',
    isMet: begins.called >= LEAST_CALLED && begins.falseAlarms <= MOST_FALSE,
  };
}

function wordedCalls({ threshold, called, falseAlarms, precision, noticeDays, byRule }: Calls): string {
  return (
    `above ${percent(threshold)}: ${percent(called)}, ${noticeDays.toFixed(1)} days ahead, ${percent(falseAlarms)} of those on time called ` +
    `late, ${percent(precision)} of the calls right (above ${percent(RULE_CHANCE)}: ${percent(byRule.called)} at ${percent(byRule.falseAlarms)})`
  );
}

/** No aim: shown as it is. */
function disturbedLines(watched: readonly Watched[]): Line[] {
  const struck = watched.filter(({ journey }) => isStruck(STRIKE, journey));
  return [
    weeksLine(
      'windows under a strike (simulated world)',
      `${number(struck.length)} parcels of the carrier into the struck provinces`,
      struck,
      [
        ['week before', STRIKE.from - 7 * DAY, STRIKE.from],
        ['8 days of strike', STRIKE.from, STRIKE.until],
        ['5 days of clearing', STRIKE.until, STRIKE.clearedAt],
        ['9 days after', STRIKE.clearedAt, STRIKE.clearedAt + 9 * DAY],
      ],
    ),
    weeksLine('windows in a holiday week (simulated world)', 'all parcels around 1 to 8 October 2025', watched, [
      ['week before', HOLIDAY.from - 7 * DAY, HOLIDAY.from],
      ['holidays', HOLIDAY.from, HOLIDAY.until],
      ['week after', HOLIDAY.until, HOLIDAY.until + 7 * DAY],
      ['second week after', HOLIDAY.until + 7 * DAY, HOLIDAY.until + 14 * DAY],
    ]),
  ];
}

function weeksLine(what: string, data: string, watched: readonly Watched[], weeks: [name: string, from: Instant, until: Instant][]): Line {
  const scores = weeks.map(([name, from, until]) => {
    const score = windowScore(watched, from, until);
    return `${name}: ${score ? worded(score) : 'none told'}`;
  });
  return { what, data, floor: '', ours: scores.join('; '), ratio: '', aim: 'as it is', isMet: null };
}

const worded = ({ told, coverage, width, error }: WindowScore) =>
  `${number(told)} told, ${percent(coverage)} held, ${width.toFixed(1)} days wide, off by ${error.toFixed(1)}`;

const percent = (share: number) => `${+(share * 100).toFixed(1)} %`;
const number = (n: number) => n.toLocaleString('en');
