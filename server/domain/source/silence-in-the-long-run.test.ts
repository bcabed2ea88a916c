import { describe, expect, it } from 'vitest';
import { CHINA_HOLIDAYS } from '../calendar/china-holidays';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import { judgeSilence, LEVEL_MS } from './judge-silence';
import { type HeardHour, learnUsual } from './usual-traffic';

const ZONE = 'Asia/Shanghai';
const START = Date.parse('2026-07-06T16:00:00Z'); // Tuesday, midnight in Shanghai; no holidays for eight weeks
const TAUGHT_DAYS = 28;
const WATCHED_DAYS = 14;

/** Numbers between 0 and 1, the same for the same seed (Park and Miller's generator). */
function dice(seed: number): () => number {
  let state = seed * 7_919;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Manner {
  name: string;
  /** Chance of being heard in a minute of this local hour and weekday. */
  chance(hour: number, weekday: number, minute: number): number;
}

const byDay = (hour: number) => (hour < 7 ? 0.02 : hour < 9 ? 0.25 : hour < 22 ? 0.6 : 0.15);
const MANNERS: Manner[] = [
  { name: 'busy by day, quiet at night', chance: byDay },
  {
    name: 'in office hours of working days only',
    chance: (hour, weekday) => (weekday > 0 && weekday < 6 && hour >= 9 && hour < 18 ? 0.5 : 0),
  },
  { name: 'rare', chance: (hour) => byDay(hour) / 30 },
  { name: 'in batches at every half hour', chance: (hour, _day, minute) => (hour >= 8 && hour < 22 && minute % 30 < 3 ? 1 : 0) },
  { name: 'once a night', chance: (hour, _day, minute) => (hour === 2 && minute < 4 ? 1 : 0) },
  { name: 'half as much at the weekend', chance: (hour, weekday) => byDay(hour) * (weekday % 6 === 0 ? 0.5 : 1) },
];

/** Minutes in which a source of this manner is heard, in order; each day has a mood of its own, up to a third more or less. */
function heardMinutes(manner: Manner, seed: number): Instant[] {
  const throwDie = dice(seed);
  const heard: Instant[] = [];
  for (let day = 0; day < TAUGHT_DAYS + WATCHED_DAYS; day += 1) {
    const mood = 2 / 3 + (2 / 3) * throwDie();
    for (let minute = 0; minute < 1_440; minute += 1) {
      const chance = manner.chance(Math.floor(minute / 60), (2 + day) % 7, minute % 60);
      if (throwDie() < (chance === 1 ? 1 : chance * mood)) heard.push(START + day * DAY + minute * MINUTE);
    }
  }
  return heard;
}

function hoursOf(heard: readonly Instant[]): HeardHour[] {
  const hours = new Map<Instant, HeardHour>();
  for (const [i, at] of heard.entries()) {
    const start = Math.floor(at / HOUR) * HOUR;
    const hour = hours.get(start) ?? { at: start, heard: 0, longestGapMin: 0 };
    hour.heard += 1;
    hour.longestGapMin = Math.max(hour.longestGapMin, i === 0 ? 0 : (at - heard[i - 1]!) / MINUTE);
    hours.set(start, hour);
  }
  return [...hours.values()];
}

/** Silences found in the two weeks after four weeks of learning, looking every five minutes; what is usual is learned anew each day. */
function silencesOf(heard: readonly Instant[]): Instant[] {
  const found = new Set<Instant>();
  const hours = hoursOf(heard);
  let next = 0;
  for (let day = 0; day < WATCHED_DAYS; day += 1) {
    const until = START + (TAUGHT_DAYS + day) * DAY;
    const known = hours.filter((hour) => hour.at < until);
    const usual = learnUsual({ hours: known, from: START, until, without: [], timeZone: ZONE, holidays: CHINA_HOLIDAYS })!;
    for (let now = until; now < until + DAY; now += 5 * MINUTE) {
      while (next < heard.length && heard[next]! <= now) next += 1;
      const since = heard[next - 1]!;
      let heardBefore = 0;
      while (next - 1 - heardBefore >= 0 && heard[next - 1 - heardBefore]! > since - LEVEL_MS) heardBefore += 1;
      if (judgeSilence(usual, { since, heardBefore }, now, CHINA_HOLIDAYS).kind === 'silent') found.add(since);
    }
  }
  return [...found];
}

describe.each(MANNERS)('a source that is heard $name', (manner) => {
  it('goes on for two weeks without a false alarm', () => {
    const silences = [1, 2].flatMap((seed) => silencesOf(heardMinutes(manner, seed)).map((at) => new Date(at).toISOString()));
    expect(silences).toEqual([]);
  });

  it('is missed when it stops, and that once', () => {
    const stops = START + (TAUGHT_DAYS + 7) * DAY + 11 * HOUR; // a Tuesday, 11:00 in Shanghai
    const heard = heardMinutes(manner, 3).filter((at) => at < stops);
    expect(silencesOf(heard)).toEqual([heard.at(-1)]);
  });
});
