import type { ConsequenceOutcome } from '@/server/domain/consequence/outcome';
import { dutyManager } from '@/server/domain/duty/choose-owner';
import { stallForManager, stallReached } from '@/server/domain/notice/staff-alert';
import { MANAGER } from '@/server/domain/rule/rule';
import type { DueConsequence } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import { readStaffById } from '@/server/store/staff';
import { raiseAlert } from '../notice/raise-alert';
import { membersNow } from '../ticket/give-ticket';
import type { TicketGround } from '../ticket/lock-ticket';

/**
 * Alerts the one person whom a rung names, or whoever is duty manager now (R2-8): in the console, and on the phone where they left
 * one. Nobody when they are gone.
 */
export async function alertPerson(tx: Context, due: DueConsequence, personId: string, ground: TicketGround): Promise<ConsequenceOutcome> {
  if (!due.stall) return 'nobody';
  const { orderNo } = ground.order;
  if (personId === MANAGER) {
    const manager = dutyManager(await membersNow(tx, ground.timeZone), due.orderId, tx.now());
    if (!manager) return 'nobody';
    await raiseAlert(tx, stallForManager(due.orderId, due.stall, orderNo, tx.now()), [`person:${manager.id}`]);
    return 'done';
  }
  const person = await readStaffById(tx.db, personId);
  if (!person?.active) return 'nobody';
  await raiseAlert(tx, stallReached(due, due.stall, orderNo), [`person:${personId}`]);
  return 'done';
}
