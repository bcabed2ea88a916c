import { mayAct, STAFF_ROLES } from '../access/staff-role';
import type { HandRole } from '../rule/consequence';
import { type Instant, MINUTE } from '../shared/instant';
import { spread } from '../shared/spread';
import type { DutyMember } from './duty-member';

/** Whom a ticket needs. */
export interface OwnerNeed {
  role: HandRole;
  /** What they have to know; null asks for nothing. */
  skill: string | null;
  /** One of these people; empty asks for nobody in particular. */
  people: readonly string[];
  /** Nobody of these: who has had it. */
  not?: readonly string[];
  /** Tells tickets apart, so that of equals it is not always the same who gets one. */
  seed: string;
}

/** How a team is staffed when nobody or one person is there. */
export interface ThinHours {
  /** Nobody on duty: it goes to the duty manager instead of waiting with somebody who is off. */
  goesToManager: boolean;
  /** Open tickets of somebody who is alone on duty; what comes beyond goes to the duty manager. Null is no limit. */
  aloneMost(member: DutyMember): number | null;
}

/** Somebody the console heard of so lately sits at it. */
const PRESENT_FOR = 10 * MINUTE;

/**
 * One owner for a ticket: whoever it needs, is on duty and has room; then, one wish after the other given up (room, knowledge,
 * hours), anybody who is not absent, so that no ticket is left without one. Among equals who sits at the console, then who has
 * least to do. Where hours are `thin`, the duty manager stands in. Null when nobody is there at all.
 */
export function chooseOwner(members: readonly DutyMember[], need: OwnerNeed, now: Instant, thin?: ThinHours): DutyMember | null {
  const there = members.filter((m) => !m.isAbsent && mayAct(m.role, 'agent') && !need.not?.includes(m.id));
  const fits = (m: DutyMember) => knows(m, need) && mayAct(m.role, need.role);
  const alone = aloneOnDuty(there);
  const hasRoom = (m: DutyMember) => m.load < Math.min(m.mostOpen ?? Infinity, (m === alone && thin?.aloneMost(m)) || Infinity);
  const standsIn = (m: DutyMember) => m.manages && thin !== undefined && (alone ? m !== alone : thin.goesToManager && !isManned(there));
  const wishes: ((m: DutyMember) => boolean)[] = [
    (m) => m.isOnDuty && fits(m) && hasRoom(m),
    (m) => m.isOnDuty && mayAct(m.role, need.role) && hasRoom(m),
    (m) => standsIn(m) && (!alone || !hasRoom(alone)),
    (m) => m.isOnDuty && fits(m),
    (m) => m.isOnDuty,
    fits,
    () => true,
  ];
  for (const wish of wishes) {
    const found = best(there.filter(wish), need, now);
    if (found) return found;
  }
  return null;
}

function isManned(there: readonly DutyMember[]): boolean {
  return there.some((m) => m.isOnDuty);
}

/** The one who is on duty when nobody else is but duty managers. */
function aloneOnDuty(there: readonly DutyMember[]): DutyMember | null {
  const working = there.filter((m) => m.isOnDuty && !m.manages);
  return working.length === 1 ? working[0]! : null;
}

/** Whom a ticket goes to when its owner stays silent: their superior, a duty manager, somebody a role above, an administrator. */
export function chooseSuperior(
  members: readonly DutyMember[],
  owner: Pick<DutyMember, 'id' | 'role' | 'superiorId'>,
  seed: string,
  now: Instant,
): DutyMember | null {
  const others = members.filter((m) => m.id !== owner.id && !m.isAbsent);
  const above = others.filter((m) => mayAct(m.role, 'supervisor') && STAFF_ROLES.indexOf(m.role) > STAFF_ROLES.indexOf(owner.role));
  const steps = [
    others.filter((m) => m.id === owner.superiorId && mayAct(m.role, 'agent')),
    others.filter((m) => m.manages && m.isOnDuty),
    above.filter((m) => m.isOnDuty),
    above,
  ];
  for (const step of steps) {
    const found = best(step, { role: 'supervisor', skill: null, people: [], seed }, now);
    if (found) return found;
  }
  return null;
}

/** Who hears of what is urgent at once: a duty manager, else a supervisor, else an administrator; on duty before off duty. */
export function dutyManager(members: readonly DutyMember[], seed: string, now: Instant): DutyMember | null {
  const there = members.filter((m) => !m.isAbsent);
  const steps = [
    there.filter((m) => m.manages && m.isOnDuty),
    there.filter((m) => m.isOnDuty && mayAct(m.role, 'supervisor')),
    there.filter((m) => m.manages),
    there.filter((m) => mayAct(m.role, 'supervisor')),
  ];
  for (const step of steps) {
    const found = best(step, { role: 'supervisor', skill: null, people: [], seed }, now);
    if (found) return found;
  }
  return null;
}

function knows(member: DutyMember, { skill, people }: OwnerNeed): boolean {
  return (people.length === 0 || people.includes(member.id)) && (skill === null || member.skills.includes(skill));
}

/** The one to take among those who are all right; the nearest role first, so that agents' work does not go to administrators. */
function best(members: readonly DutyMember[], need: OwnerNeed, now: Instant): DutyMember | null {
  const rank = (m: DutyMember): (number | string)[] => [
    Math.abs(STAFF_ROLES.indexOf(m.role) - STAFF_ROLES.indexOf(need.role)),
    m.seenAt !== null && now - m.seenAt < PRESENT_FOR ? 0 : 1,
    m.load,
    spread(`${need.seed}${m.id}`),
  ];
  const ranked = members.map((member) => ({ member, rank: rank(member) }));
  ranked.sort((a, b) => compare(a.rank, b.rank));
  return ranked[0]?.member ?? null;
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  if (at < 0) return 0;
  return a[at]! < b[at]! ? -1 : 1;
}
