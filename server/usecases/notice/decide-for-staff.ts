import { quietUntil } from '@/server/domain/calendar/quiet-hours';
import { type AlertSettings, isFirst } from '@/server/domain/notice/alert-settings';
import { type Pressure, planDigest } from '@/server/domain/notice/plan-digest';
import { isAlertKey, mayWake } from '@/server/domain/notice/staff-alert';
import { quietHoursOf } from '@/server/domain/preference/preference';
import { groupBy } from '@/server/domain/shared/group-by';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import { wordAlert } from '@/server/domain/wording/word-alert';
import { bindDigest, freeBound, GATHERED, lockGathered, readBound, readPlanned } from '@/server/store/alert-digest';
import { readAlertSettings } from '@/server/store/alert-setting';
import { type Context, inTransaction } from '@/server/store/context';
import type { Settlement } from '@/server/store/notice';
import { lockName } from '@/server/store/operation';
import { type DueAlert, readDueAlerts } from '@/server/store/staff-alert';
import type { Decision } from './decision';
import type { ChannelPick } from './pick-channel';
import { GROUP, pickForStaff, type WordedAlert } from './pick-for-staff';
import type { Round } from './round';
import { shopQuietHours } from './shop-quiet-hours';
import { STAFF_ZONE, writeAlerts } from './write-alerts';

/** Older than this an alert is history, and stands in the console. */
const STALE_AFTER = DAY;
/** To a group: one a minute, well below what robots let through. */
const GROUP_MOST_PER_HOUR = 60;

type Sendable = WordedAlert & Extract<ChannelPick, { kind: 'send' }>;

/** Decides about taken alerts to single members of staff and to groups; what fails for one recipient is taken again and holds up no other. */
export async function decideForStaff(ctx: Context, alerts: readonly DueAlert[], round: Round): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const own of groupBy(alerts, ({ recipient }) => recipient).values()) {
    try {
      decisions.push(...(await decideForOne(ctx, own, round)));
    } catch (error) {
      ctx.log.error({ err: error }, 'alerts could not be planned now');
    }
  }
  return decisions;
}

/**
 * What becomes of one recipient's alerts outside the console: nothing where by now somebody has taken them or the trouble is over;
 * what is alike is one message, and there are not too many an hour. What can wait until the morning of that person does.
 */
async function decideForOne(ctx: Context, alerts: readonly DueAlert[], round: Round): Promise<Decision[]> {
  const decisions: Decision[] = [];
  const sendable: Sendable[] = [];
  for (const alert of alerts) {
    const judged = judge(alert, ctx.now()) ?? (await way(ctx, alert as WordedAlert, round));
    if ('by' in judged && judged.kind === 'send') sendable.push({ ...(alert as WordedAlert), ...judged });
    else if ('by' in judged) decisions.push({ id: alert.id, ...judged });
    else {
      if (judged.state !== 'pending') await freeBound(ctx.db, alert.id, ctx.now());
      decisions.push({ kind: 'settle', id: alert.id, to: judged });
    }
  }
  if (sendable.length === 0) return decisions;
  return [...decisions, ...(await inTransaction(ctx, (tx) => plan(tx, sendable, round)))];
}

/** Why an alert does not go now; null when it may. */
function judge(alert: DueAlert, now: Instant): Settlement | null {
  if (!isWorded(alert) || !canBeWorded(alert, now)) return { state: 'dead', detail: 'it could not be worded' };
  if (alert.isSettled) return { state: 'suppressed', detail: 'resolved' };
  if (now - alert.createdAt > STALE_AFTER) return { state: 'suppressed', detail: 'stale' };
  const hours = quietHoursOf(alert, shopQuietHours());
  // a group has no night
  if (alert.recipient.startsWith(GROUP) || mayWake(alert.template, alert.params) || !hours) return null;
  const quiet = quietUntil(now, alert.timeZone ?? STAFF_ZONE, hours);
  return quiet === null ? null : { state: 'pending', detail: 'quiet hours', dueAt: quiet };
}

async function way(ctx: Context, alert: WordedAlert, round: Round): Promise<ChannelPick | Settlement> {
  const pick = await pickForStaff(ctx, alert, round);
  return typeof pick === 'string' ? { state: 'suppressed', detail: pick } : pick;
}

/** Plans one recipient's messages under the recipient's name: no other worker plans for them meanwhile, and what is planned counts. */
async function plan(tx: Context, own: readonly Sendable[], round: Round): Promise<Decision[]> {
  const now = tx.now();
  const { recipient } = own[0]!;
  await lockName(tx.db, `alerts:${recipient}`);
  const limits = limitsOf(recipient, await readAlertSettings(tx.db));
  const sent = await readPlanned(tx.db, recipient, now - STALE_AFTER);
  const planned = new Set(sent.map(({ leadId }) => leadId));
  const decisions: Decision[] = [];
  // what was put off or is tried again has had its turn in the plan
  for (const lead of own.filter(({ id }) => planned.has(id))) decisions.push(await leaving(tx, lead));
  const fresh = own.filter(({ id }) => !planned.has(id));
  const waiting = [...fresh, ...(fresh.length > 0 ? await gathered(tx, own, round) : [])];
  const isOwn = new Set(fresh.map(({ id }) => id));
  for (const alike of groupBy(waiting, ({ by }) => by.code).values()) {
    const byId = new Map(alike.map((one) => [one.id, one]));
    for (const step of planDigest(alike.map(asWaiting), sent, limits, now)) {
      if (step.kind === 'wait') {
        const to: Settlement = { state: 'pending', detail: GATHERED, dueAt: step.until };
        decisions.push(...step.ids.filter((id) => isOwn.has(id)).map((id) => ({ kind: 'settle' as const, id, to })));
        continue;
      }
      await bindDigest(tx.db, { id: step.lead, leasedUntil: round.leasedUntil }, step.with, now);
      const kinds = [step.lead, ...step.with].map((id) => byId.get(id)!.template);
      sent.push({ leadId: step.lead, at: now, kinds });
      decisions.push(await leaving(tx, byId.get(step.lead)!));
    }
  }
  return decisions;
}

/** What else waits for the same recipient to be gathered and may still go. */
async function gathered(tx: Context, own: readonly Sendable[], round: Round): Promise<Sendable[]> {
  const ids = await lockGathered(
    tx.db,
    own[0]!.recipient,
    own.map(({ id }) => id),
  );
  const sendable: Sendable[] = [];
  for (const alert of (ids.length === 0 ? [] : await readDueAlerts(tx.db, ids)).filter(isWorded)) {
    if (judge(alert, tx.now()) !== null) continue;
    const pick = await pickForStaff(tx, alert, round);
    if (typeof pick !== 'string' && pick.kind === 'send') sendable.push({ ...alert, ...pick });
  }
  return sendable;
}

/** The message that an alert leads, with what it tells of that is not settled by now. */
async function leaving(tx: Context, lead: Sendable): Promise<Decision> {
  const bound = await readDueAlerts(tx.db, await readBound(tx.db, lead.id));
  const others = bound.filter(isWorded).filter(({ isSettled }) => !isSettled);
  const { id, template, attempts, dueAt, slotChannel, tried, kind, by, address } = lead;
  const content = await writeAlerts(tx, [lead, ...others], { channel: by.code, medium: by.channel.medium, address });
  const notice = { id, template, attempts, dueAt, slotChannel, tried, orderId: null, phoneHash: null };
  return { kind, by, address, notice, message: { content, promise: null } };
}

function limitsOf(recipient: string, { gatherMin, mostPerHour }: AlertSettings) {
  return { gatherMin, mostPerHour: recipient.startsWith(GROUP) ? GROUP_MOST_PER_HOUR : mostPerHour };
}

/** One alert that cannot be worded must not hold up the others of its person. */
function canBeWorded(alert: WordedAlert, now: Instant): boolean {
  try {
    wordAlert(alert, 'zh-CN', { timeZone: STAFF_ZONE, now });
    return true;
  } catch {
    return false;
  }
}

function isWorded(alert: DueAlert): alert is WordedAlert {
  return isAlertKey(alert.template);
}

function asWaiting({ id, template, params, createdAt }: WordedAlert) {
  const pressure: Pressure = isFirst(params) ? 'first' : mayWake(template, params) ? 'urgent' : 'calm';
  return { id, kind: template, pressure, createdAt };
}
