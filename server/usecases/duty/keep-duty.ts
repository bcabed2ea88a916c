import { AROUND_THE_CLOCK } from '@/server/domain/calendar/calendar-book';
import { dutyAt } from '@/server/domain/duty/on-duty';
import { lastShift, TEAM_ZONE } from '@/server/domain/duty/shift';
import type { Instant } from '@/server/domain/shared/instant';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { readCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { type DutySetting, endAbsence, insertAbsence, listAbsences, readDuty, saveAway, saveDuty } from '@/server/store/duty';
import { readStaffById } from '@/server/store/staff';
import { readCalendarNames } from '../calendar/read-calendars';
import { readShifts } from './keep-shifts';

/** Everybody with their hours, knowledge, load and absences, and whether they are on duty now. */
export async function readDutyPage(ctx: Context) {
  const now = ctx.now();
  const [book, people, absences, shifts, calendarNames] = await Promise.all([
    readCalendars(ctx.db),
    readDuty(ctx.db, now),
    listAbsences(ctx.db, now),
    readShifts(ctx),
    readCalendarNames(ctx),
  ]);
  return {
    people: people.map((person) => ({
      ...person,
      ...dutyAt(person, now, book, TEAM_ZONE),
      shift: lastShift(person.calendar, now, book, TEAM_ZONE),
    })),
    absences,
    shifts,
    calendars: [AROUND_THE_CLOCK, ...Object.keys(book.calendars)],
    calendarNames,
  };
}

export type DutyOutcome = { kind: 'saved' } | { kind: 'missing' } | { kind: 'refused'; why: 'calendar' | 'superior' };

/** Sets when somebody works, what they know, how much they take and whom their cases go to. Audited. */
export async function setDuty(ctx: Context, input: { staffId: string; duty: DutySetting; by: string }): Promise<DutyOutcome> {
  const { staffId, duty, by } = input;
  return inTransaction(ctx, async (tx): Promise<DutyOutcome> => {
    if (!(await readStaffById(tx.db, staffId))) return { kind: 'missing' };
    const book = await readCalendars(tx.db);
    if (duty.calendar !== AROUND_THE_CLOCK && !book.calendars[duty.calendar]) return { kind: 'refused', why: 'calendar' };
    const superior = duty.superiorId === null ? null : await readStaffById(tx.db, duty.superiorId);
    if (duty.superiorId === staffId || (duty.superiorId !== null && !superior?.active)) return { kind: 'refused', why: 'superior' };
    await saveDuty(tx.db, staffId, duty, tx.now());
    await writeAudit(tx.db, { actor: by, action: 'duty.changed', subject: `staff:${staffId}`, detail: { ...duty } });
    return { kind: 'saved' };
  });
}

/** Says that somebody is away from the desk, or back: what is new goes to others meanwhile. Audited. */
export async function setAway(ctx: Context, input: { staffId: string; isAway: boolean }): Promise<void> {
  const { staffId, isAway } = input;
  await inTransaction(ctx, async (tx) => {
    await saveAway(tx.db, staffId, isAway ? tx.now() : null, tx.now());
    await writeAudit(tx.db, { actor: `staff:${staffId}`, action: isAway ? 'duty.away' : 'duty.back', subject: `staff:${staffId}` });
  });
}

export type AbsenceOutcome = { kind: 'saved'; id: string } | { kind: 'missing' } | { kind: 'refused'; why: 'times' };

/** Enters that somebody is not there; from then on their tickets go to others. Audited. */
export async function enterAbsence(
  ctx: Context,
  input: { staffId: string; fromAt: Instant; untilAt: Instant | null; note: string; by: string },
): Promise<AbsenceOutcome> {
  const { by, ...absence } = input;
  if (absence.untilAt !== null && absence.untilAt <= absence.fromAt) return { kind: 'refused', why: 'times' };
  return inTransaction(ctx, async (tx): Promise<AbsenceOutcome> => {
    if (!(await readStaffById(tx.db, absence.staffId))) return { kind: 'missing' };
    const id = newId(tx.now());
    await insertAbsence(tx.db, { ...absence, id, createdBy: by, createdAt: tx.now() });
    const { fromAt, untilAt } = absence;
    await writeAudit(tx.db, { actor: by, action: 'duty.absent', subject: `staff:${absence.staffId}`, detail: { id, fromAt, untilAt } });
    return { kind: 'saved', id };
  });
}

/** Ends an absence now. Audited. */
export async function leaveAbsence(ctx: Context, input: { id: string; by: string }): Promise<{ kind: 'saved' } | { kind: 'missing' }> {
  return inTransaction(ctx, async (tx): Promise<{ kind: 'saved' } | { kind: 'missing' }> => {
    const staffId = await endAbsence(tx.db, input.id, tx.now());
    if (staffId === null) return { kind: 'missing' };
    await writeAudit(tx.db, { actor: input.by, action: 'duty.back', subject: `staff:${staffId}`, detail: { id: input.id } });
    return { kind: 'saved' };
  });
}
