import { mayAct } from '../access/staff-role';
import { dutyManager } from '../duty/choose-owner';
import type { DutyMember } from '../duty/duty-member';
import type { Instant } from '../shared/instant';

/** To whom an urgent alert goes that nobody takes, one after the other. */
export const RUNGS = ['on_call', 'superior', 'duty_manager', 'supervisors'] as const;
export type Rung = (typeof RUNGS)[number];

/** Who is there when an alert climbs. */
export interface ClimbGround {
  /** Whose alert it is; null for one to a role. */
  ownerId: string | null;
  /** Who is on call by the calendar; null where nobody is. */
  onCallId: string | null;
  /** Everybody who is active, as they are at that moment. */
  members: readonly DutyMember[];
  /** Who was told in person before: the owner and whom earlier rungs named. */
  told: readonly string[];
  /** Tells alerts apart, so that of several duty managers it is not always the same. */
  seed: string;
}

export interface Climbed {
  rung: Rung;
  people: string[];
}

/** The next rung above one (null is the foot) that names somebody who was not told yet; null at the top. Absent people are passed over. */
export function climb(above: Rung | null, ground: ClimbGround, now: Instant): Climbed | null {
  const left = RUNGS.slice(above === null ? 0 : RUNGS.indexOf(above) + 1);
  for (const rung of left) {
    const people = peopleOn(rung, ground, now).filter((id) => !ground.told.includes(id));
    if (people.length > 0) return { rung, people };
  }
  return null;
}

function peopleOn(rung: Rung, { ownerId, onCallId, members, seed }: ClimbGround, now: Instant): string[] {
  const there = members.filter((m) => !m.isAbsent && mayAct(m.role, 'agent'));
  const owner = members.find(({ id }) => id === ownerId);
  switch (rung) {
    case 'on_call':
      return there.filter(({ id }) => id === onCallId).map(({ id }) => id);
    case 'superior':
      return there.filter(({ id }) => id === owner?.superiorId).map(({ id }) => id);
    case 'duty_manager': {
      const manager = dutyManager(
        there.filter(({ manages }) => manages),
        seed,
        now,
      );
      return manager ? [manager.id] : [];
    }
    case 'supervisors':
      return there.filter(({ role }) => mayAct(role, 'supervisor')).map(({ id }) => id);
  }
}
