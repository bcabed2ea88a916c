import { TEAM_ZONE } from '@/server/domain/duty/shift';
import { patienceOf } from '@/server/domain/notice/alert-settings';
import { climb } from '@/server/domain/notice/climb';
import { isAlertKey, unattended } from '@/server/domain/notice/staff-alert';
import { readAlertSettings } from '@/server/store/alert-setting';
import { type Context, inTransaction } from '@/server/store/context';
import { notifyStaff } from '@/server/store/notify';
import { endAlerts, isMatterOver, listDueRaised, lockDueRaised, type RaisedAlert, readSteps, saveStep } from '@/server/store/raised-alert';
import { insertAlerts } from '@/server/store/staff-alert';
import { readOnCall } from '../duty/read-on-call';
import { membersNow } from '../ticket/give-ticket';

const BATCH = 50;

/**
 * One round of taking urgent alerts that nobody has taken to the next in line: who is on call, the superior, the duty manager, all
 * supervisors. Each rung once, also with several workers, and none once somebody has taken it or the matter is over. Answers how
 * many were seen to.
 */
export async function climbAlerts(ctx: Context): Promise<number> {
  let seen = 0;
  for (const cause of await listDueRaised(ctx.db, ctx.now(), BATCH)) {
    try {
      if (await inTransaction(ctx, (tx) => climbOne(tx, cause))) seen += 1;
    } catch (error) {
      ctx.log.error({ err: error, cause }, 'an alert could not go to the next in line; it is tried again');
    }
  }
  return seen;
}

async function climbOne(tx: Context, cause: string): Promise<boolean> {
  const alert = await lockDueRaised(tx.db, cause, tx.now());
  if (!alert) return false;
  if (await isMatterOver(tx.db, alert)) await endAlerts(tx.db, { cause }, 'system', tx.now());
  else await takeUp(tx, alert);
  return true;
}

async function takeUp(tx: Context, alert: RaisedAlert): Promise<void> {
  const now = tx.now();
  const { cause, template, params, rung } = alert;
  if (!isAlertKey(template)) return saveStep(tx.db, cause, null, { dueAt: null, now });
  const ownerId = alert.owner.startsWith('person:') ? alert.owner.slice('person:'.length) : null;
  const told = (await readSteps(tx.db, cause)).flatMap(({ people }) => people);
  const ground = {
    ownerId,
    onCallId: await readOnCall(tx),
    members: await membersNow(tx, TEAM_ZONE),
    told: ownerId === null ? told : [ownerId, ...told],
    seed: cause,
  };
  const step = climb(rung, ground, now);
  const patience = patienceOf(template, params, await readAlertSettings(tx.db));
  const isTop = step === null || climb(step.rung, { ...ground, told: [...ground.told, ...step.people] }, now) === null;
  await saveStep(tx.db, cause, step, { dueAt: isTop || patience === null ? null : now + patience, now });
  if (!step) return;
  await insertAlerts(
    tx.db,
    unattended({ ...alert, template }, step.rung),
    step.people.map((id) => `person:${id}`),
    now,
  );
  await notifyStaff(tx.db);
  tx.log.warn({ cause, rung: step.rung, people: step.people.length }, 'nobody has taken an urgent alert: it goes to the next');
}
