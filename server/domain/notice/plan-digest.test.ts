import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../shared/instant';
import { type DigestStep, type Pressure, planDigest, type SentAlert, type WaitingAlert } from './plan-digest';

const LIMITS = { gatherMin: 5, mostPerHour: 3 };
const NOW = Date.parse('2026-11-22T04:00:00Z');

const alert = (id: string, kind: string, pressure: Pressure, createdAt = NOW): WaitingAlert => ({ id, kind, pressure, createdAt });
const sent = (minutesAgo: number, kind = 'other'): SentAlert => ({ at: NOW - minutesAgo * MINUTE, kinds: [kind] });

describe('what is alike is one message', () => {
  test('of the urgent the first goes at once, told by the most pressing', () => {
    expect(planDigest([alert('a', 'x', 'urgent'), alert('b', 'x', 'first'), alert('c', 'x', 'calm')], [], LIMITS, NOW)).toEqual([
      { kind: 'send', lead: 'b', with: ['a', 'c'] },
    ]);
  });

  test('what can wait is gathered from the first one on', () => {
    const waiting = [alert('a', 'x', 'calm', NOW - 3 * MINUTE), alert('b', 'x', 'calm')];
    expect(planDigest(waiting, [], LIMITS, NOW)).toEqual([{ kind: 'wait', ids: ['a', 'b'], until: NOW + 2 * MINUTE }]);
    expect(planDigest(waiting, [], LIMITS, NOW + 2 * MINUTE)).toEqual([{ kind: 'send', lead: 'a', with: ['b'] }]);
  });

  test('what follows a message of its kind is gathered, however urgent; another kind is not held by it', () => {
    expect(planDigest([alert('a', 'x', 'first'), alert('b', 'y', 'urgent')], [sent(2, 'x')], LIMITS, NOW)).toEqual([
      { kind: 'wait', ids: ['a'], until: NOW + 3 * MINUTE },
      { kind: 'send', lead: 'b', with: [] },
    ]);
  });
});

describe('nobody gets more than the most of an hour', () => {
  test('the last message there is room for tells of all other kinds', () => {
    const waiting = ['w', 'x', 'y', 'z'].map((kind) => alert(kind, kind, 'urgent'));
    expect(planDigest(waiting, [sent(30)], LIMITS, NOW)).toEqual([
      { kind: 'send', lead: 'w', with: [] },
      { kind: 'send', lead: 'x', with: ['y', 'z'] },
    ]);
  });

  test('without room the rest waits for it, while P0 and P1 go', () => {
    const full = [sent(50), sent(40), sent(10)];
    expect(planDigest([alert('a', 'x', 'urgent'), alert('b', 'y', 'first')], full, LIMITS, NOW)).toEqual([
      { kind: 'send', lead: 'b', with: [] },
      { kind: 'wait', ids: ['a'], until: NOW + 20 * MINUTE },
    ]);
    expect(planDigest([alert('a', 'x', 'urgent')], full, LIMITS, NOW)).toEqual([{ kind: 'wait', ids: ['a'], until: NOW + 10 * MINUTE }]);
  });
});

interface Told {
  at: number;
  ids: string[];
}

/** Plays the planner over time as the deliverer does: asked when an alert comes and when a wait is over. */
function play(alerts: readonly WaitingAlert[], limits: typeof LIMITS): Told[] {
  const [told, history]: [Told[], SentAlert[]] = [[], []];
  const coming = [...alerts].sort((a, b) => a.createdAt - b.createdAt);
  const byId = new Map(alerts.map((one) => [one.id, one]));
  let open: WaitingAlert[] = [];
  let now = coming[0]?.createdAt ?? 0;
  for (let turns = 0; coming.length + open.length > 0; turns += 1) {
    if (turns > 10_000) throw new Error('the planner never tells of some alerts');
    while (coming[0] && coming[0].createdAt <= now) open.push(coming.shift()!);
    const steps: DigestStep[] = planDigest(open, history, limits, now);
    const planned = steps.flatMap((step) => (step.kind === 'send' ? [step.lead, ...step.with] : step.ids));
    expect([...planned].sort()).toEqual(open.map(({ id }) => id).sort());
    const waits: number[] = [];
    for (const step of steps) {
      if (step.kind === 'wait') {
        expect(step.until).toBeGreaterThan(now);
        waits.push(step.until);
        continue;
      }
      const ids = [step.lead, ...step.with];
      told.push({ at: now, ids });
      history.push({ at: now, kinds: ids.map((id) => byId.get(id)!.kind) });
      open = open.filter(({ id }) => !ids.includes(id));
    }
    now = Math.min(...waits, coming[0]?.createdAt ?? Number.POSITIVE_INFINITY);
  }
  return told;
}

const someAlerts = fc
  .array(
    fc.record({
      kind: fc.constantFrom('x', 'y', 'z', 'w'),
      pressure: fc.constantFrom<Pressure>('first', 'urgent', 'calm'),
      createdAt: fc.integer({ min: NOW, max: NOW + 2 * HOUR }),
    }),
    { maxLength: 40 },
  )
  .map((alerts) => alerts.map((one, i): WaitingAlert => ({ ...one, id: String(i).padStart(2, '0') })));
const someLimits = fc.record({ gatherMin: fc.integer({ min: 0, max: 20 }), mostPerHour: fc.integer({ min: 1, max: 6 }) });

test('however alerts come, each is told once, no hour holds too many, and nothing alike is told twice within the gathering', () => {
  fc.assert(
    fc.property(someAlerts, someLimits, (alerts, limits) => {
      const told = play(alerts, limits);
      const byId = new Map(alerts.map((one) => [one.id, one]));
      expect(told.flatMap(({ ids }) => ids).sort()).toEqual(alerts.map(({ id }) => id).sort());
      for (const { at, ids } of told) {
        const own = ids.map((id) => byId.get(id)!);
        if (!own.some(({ pressure }) => pressure === 'first')) {
          const hour = told.filter((one) => one.at > at - HOUR && one.at <= at);
          expect(hour.length).toBeLessThanOrEqual(limits.mostPerHour);
        }
        for (const kind of new Set(own.map((one) => one.kind))) {
          const next = told.find((one) => one.at > at && one.ids.some((id) => byId.get(id)!.kind === kind));
          if (next) expect(next.at - at).toBeGreaterThanOrEqual(limits.gatherMin * MINUTE);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('P0 and P1 wait for nothing but the gathering of their kind', () => {
  fc.assert(
    fc.property(someAlerts, someLimits, (alerts, limits) => {
      const told = play(alerts, limits);
      for (const { id, createdAt } of alerts.filter(({ pressure }) => pressure === 'first'))
        expect(told.find(({ ids }) => ids.includes(id))!.at - createdAt).toBeLessThanOrEqual(limits.gatherMin * MINUTE);
    }),
    { numRuns: 60 },
  );
});
