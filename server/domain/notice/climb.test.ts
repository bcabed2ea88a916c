import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAFF_ROLES } from '../access/staff-role';
import type { DutyMember } from '../duty/duty-member';
import { type Climbed, climb, RUNGS, type Rung } from './climb';

const NOW = Date.parse('2026-11-22T04:00:00Z');
const PLAIN: DutyMember = {
  id: '',
  role: 'agent',
  calendar: 'around_the_clock',
  skills: [],
  isOnDuty: true,
  isAbsent: false,
  seenAt: null,
  load: 0,
  mostOpen: null,
  superiorId: null,
  manages: false,
};
const member = (id: string, more: Partial<DutyMember> = {}): DutyMember => ({ ...PLAIN, id, ...more });

const HOUSE = [
  member('ling', { superiorId: 'mei' }),
  member('bo'),
  member('mei', { role: 'supervisor' }),
  member('tao', { role: 'supervisor', manages: true }),
  member('root', { role: 'admin' }),
  member('guest', { role: 'viewer' }),
];

/** All rungs from the foot to the top, as an alert climbs that nobody ever takes. */
function climbAll(members: readonly DutyMember[], ownerId: string | null, onCallId: string | null): Climbed[] {
  const steps: Climbed[] = [];
  const told = ownerId === null ? [] : [ownerId];
  for (let at: Rung | null = null; ; ) {
    const next = climb(at, { ownerId, onCallId, members, told, seed: 's' }, NOW);
    if (!next) return steps;
    steps.push(next);
    told.push(...next.people);
    at = next.rung;
  }
}

test('an alert climbs from who is on call over the superior and the duty manager to all supervisors', () => {
  expect(climbAll(HOUSE, 'ling', 'bo')).toEqual([
    { rung: 'on_call', people: ['bo'] },
    { rung: 'superior', people: ['mei'] },
    { rung: 'duty_manager', people: ['tao'] },
    { rung: 'supervisors', people: ['root'] },
  ]);
});

test('a rung that names nobody, or nobody new, is passed over', () => {
  expect(climbAll(HOUSE, null, null)).toEqual([
    { rung: 'duty_manager', people: ['tao'] },
    { rung: 'supervisors', people: ['mei', 'root'] },
  ]);
  expect(climbAll(HOUSE, 'ling', 'ling').map(({ rung }) => rung)).toEqual(['superior', 'duty_manager', 'supervisors']);
});

test('who is absent or only reads is told nothing', () => {
  const members = HOUSE.map((one) => (one.id === 'tao' || one.id === 'bo' ? { ...one, isAbsent: true } : one));
  expect(climbAll(members, 'ling', 'bo').flatMap(({ people }) => people)).toEqual(['mei', 'root']);
  expect(climbAll(HOUSE, null, 'guest')[0]!.rung).toBe('duty_manager');
});

test('whoever is there, rungs only rise, nobody is told twice, and every supervisor who is there has heard at the end', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const someMember = (id: string) =>
    fc.record({
      id: fc.constant(id),
      role: fc.constantFrom(...STAFF_ROLES),
      isAbsent: fc.boolean(),
      isOnDuty: fc.boolean(),
      manages: fc.boolean(),
      superiorId: fc.constantFrom(null, ...ids),
    });
  const someHouse = fc.tuple(...ids.map(someMember)).map((house) => house.map((one) => ({ ...PLAIN, ...one })));
  fc.assert(
    fc.property(someHouse, fc.constantFrom(null, ...ids), fc.constantFrom(null, ...ids), (members, ownerId, onCallId) => {
      const steps = climbAll(members, ownerId, onCallId);
      const rungs = steps.map(({ rung }) => RUNGS.indexOf(rung));
      expect(rungs).toEqual([...new Set(rungs)].sort());
      const told = steps.flatMap(({ people }) => people);
      expect(new Set(told).size).toBe(told.length);
      expect(told).not.toContain(ownerId);
      const above = members.filter((m) => !m.isAbsent && (m.role === 'supervisor' || m.role === 'admin') && m.id !== ownerId);
      for (const { id } of above) expect(told).toContain(id);
    }),
  );
});
