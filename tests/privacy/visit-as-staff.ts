import { consoleRouter } from '@/server/api/trpc/console-router';
import { createCallerFactory } from '@/server/api/trpc/procedures';
import type { StaffRole } from '@/server/domain/access/staff-role';
import { DEFAULT_EXCEPTIONS } from '@/server/domain/exception/default-exceptions';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import type { Context } from '@/server/store/context';
import type { Ledger, Shows } from './ledger';
import type { Kind, Person } from './people';
import { garbageOf } from './visit-as-system';

/** What the console shows of orders without being asked for a person: what was bought, whereto, the colleagues' notes. */
const ORDER: readonly Kind[] = ['orderNo', 'item', 'district', 'note'];
const CONTACT: readonly Kind[] = ['name', 'phone', 'email', 'street', 'company'];

/** What a procedure is asked about. */
export interface About {
  person: Person;
  orderId: string;
  ticketId: string | null;
  requestIds: string[];
  importId: string | null;
  sourceId: string;
  incidentId: string | null;
  hookId: string;
}

interface Call {
  /** Nothing where there is nothing to ask about. */
  input: (about: About) => unknown;
  kinds: readonly Kind[];
  /** Asked once for all, and everybody's values of these kinds may stand in the answer. */
  isList?: true;
}

const NOTHING_TO_ASK = Symbol('nothing to ask');
const orNothing = <T>(value: T | null | undefined, input: (value: T) => unknown) => (value == null ? NOTHING_TO_ASK : input(value));
const list = (input: unknown, kinds: readonly Kind[] = ORDER): Call => ({ input: () => input, kinds, isList: true });

/**
 * Every procedure of the console: what it is asked and what its answer may show. `refused` are asked with nothing but what they
 * cannot read: they change settings, and answer with no order. One that is not here is a leak.
 */
const CALLS: Record<string, Call | 'refused'> = {
  'alert.open': list(undefined),
  'alert.list': list({ view: 'all' }),
  'alert.take': 'refused',
  'alert.see': 'refused',
  'alert.settings': list(undefined, []),
  'alert.saveSettings': 'refused',
  'onCall.read': list(undefined, []),
  'onCall.saveRota': 'refused',
  'onCall.enterSwap': 'refused',
  'onCall.dropSwap': 'refused',
  'group.list': list(undefined, []),
  'group.save': 'refused',
  'group.drop': 'refused',
  'group.test': 'refused',
  'board.read': list({}),
  'order.search': { input: ({ person }) => ({ text: `${person.name} ${person.phone.written}` }), kinds: ORDER },
  'order.shops': list(undefined, []),
  'order.read': { input: ({ orderId }) => ({ id: orderId }), kinds: ORDER },
  'order.showContact': { input: ({ orderId }) => ({ orderId }), kinds: [...ORDER, ...CONTACT] },
  'order.addNote': { input: ({ orderId, person }) => ({ orderId, body: person.staffNote }), kinds: ['note'] },
  'consent.ofOrder': { input: ({ orderId }) => ({ orderId }), kinds: [] },
  'consent.note': 'refused',
  'brand.read': list(undefined, []),
  'brand.change': 'refused',
  'brand.proveSite': 'refused',
  'template.list': list(undefined, []),
  'template.read': list({ key: 'stall.movement' }, []),
  'template.sample': { input: ({ person }) => ({ orderNo: person.orderNo, key: 'stall.movement' }), kinds: ORDER },
  'template.keepDraft': 'refused',
  'template.dropDraft': 'refused',
  'template.publish': 'refused',
  'template.decide': 'refused',
  'template.rollBack': 'refused',
  'template.test': 'refused',
  'template.keepProvider': 'refused',
  'template.setApproval': 'refused',
  'template.setLimits': 'refused',
  'conflict.read': list(undefined, []),
  'conflict.switch': 'refused',
  'force.read': { input: ({ orderId }) => ({ orderId }), kinds: ORDER },
  'force.waiting': list(undefined),
  // of few: it changes what everybody sees after
  'force.set': {
    input: ({ orderId, person }) =>
      person.no % 16 === 3 ? { orderId, lifecycle: 'delivered', reason: person.warehouseNote } : NOTHING_TO_ASK,
    kinds: ORDER,
  },
  'force.withdraw': 'refused',
  'force.restore': 'refused',
  'force.confirm': 'refused',
  'feed.read': { input: ({ orderId }) => ({ orderId }), kinds: ORDER },
  'feed.decide': 'refused',
  'feed.pull': { input: ({ orderId }) => ({ orderId }), kinds: ORDER },
  'link.active': list({}),
  'link.create': 'refused',
  'link.revoke': 'refused',
  'rule.list': list(undefined, []),
  'rule.history': list({ code: 'transit' }, []),
  'rule.progress': list({ code: 'transit' }, []),
  'rule.desk': list(undefined, []),
  'rule.read': list({ code: 'movement' }, []),
  'rule.palette': list(undefined, []),
  'rule.explain': { input: ({ person }) => ({ orderNo: person.orderNo }), kinds: ORDER },
  'rule.publish': 'refused',
  'rule.decide': 'refused',
  'rule.rollBack': 'refused',
  'rule.keepDraft': 'refused',
  'rule.dropDraft': 'refused',
  'rule.adoptTrial': 'refused',
  'rule.dropTrial': 'refused',
  'rule.setApproval': 'refused',
  'rule.backtest': list({ code: 'movement', body: DEFAULT_RULES.movement, days: 30 }),
  'rule.offered': list(undefined, []),
  'rule.settleOffered': 'refused',
  'rule.suggestions': list(undefined, []),
  'rule.suggest': 'refused',
  'rule.settleSuggestion': 'refused',
  'calendar.read': list(undefined, []),
  'calendar.alarms': list(undefined, []),
  'calendar.progress': list(undefined, []),
  'calendar.save': 'refused',
  'calendar.restore': 'refused',
  'exception.library': list(undefined, []),
  'exception.preview': list({ rows: DEFAULT_EXCEPTIONS }),
  'exception.routing': list(undefined, []),
  'exception.saveLibrary': 'refused',
  'exception.restoreLibrary': 'refused',
  'exception.saveRouting': 'refused',
  'exception.restoreRouting': 'refused',
  'duty.read': list(undefined, []),
  'duty.set': 'refused',
  'duty.away': 'refused',
  'duty.ownShift': list(undefined),
  'duty.endShift': 'refused',
  'duty.saveShifts': 'refused',
  'duty.enterAbsence': 'refused',
  'duty.endAbsence': 'refused',
  'play.read': { input: ({ ticketId }) => orNothing(ticketId, (id) => ({ subject: `ticket:${id}` })), kinds: ORDER, isList: true },
  'play.evidence': { input: ({ ticketId }) => orNothing(ticketId, (id) => ({ subject: `ticket:${id}` })), kinds: ORDER, isList: true },
  'play.resync': 'refused',
  'play.checkWaybills': 'refused',
  'play.checkAddress': 'refused',
  'play.look': 'refused',
  'play.nameCause': 'refused',
  'play.tellGroup': 'refused',
  'play.importWaybills': 'refused',
  'play.releaseStock': 'refused',
  'play.forceForward': 'refused',
  'play.book': 'refused',
  'play.verify': 'refused',
  'play.improve': 'refused',
  'play.owed': list(undefined),
  'knowledge.register': list({}),
  'knowledge.read': 'refused',
  'task.desk': list({}),
  'task.ofOrder': { input: ({ orderId }) => ({ orderId }), kinds: ORDER },
  'task.answer': 'refused',
  'task.take': 'refused',
  'task.hold': 'refused',
  'task.askAgain': 'refused',
  'carrier.contacts': list(undefined, []),
  'carrier.keepContact': 'refused',
  'carrier.dropContact': 'refused',
  'source.list': list({}, []),
  'source.read': { input: ({ sourceId }) => ({ id: sourceId }), kinds: [] },
  'source.process': list(undefined, []),
  'source.callers': { input: ({ sourceId }) => ({ id: sourceId }), kinds: [] },
  'source.refusedKeys': list(undefined, []),
  'source.replayRefused': 'refused',
  'source.dropRefused': 'refused',
  'source.watch': 'refused',
  'source.adapters': list(undefined, []),
  'source.add': 'refused',
  'source.change': 'refused',
  'source.renew': 'refused',
  'connector.read': { input: ({ sourceId }) => ({ id: sourceId }), kinds: [] },
  'connector.inbox': list(undefined, []),
  'connector.examples': list(undefined, []),
  'connector.example': list({ name: 'easyship' }, []),
  'connector.save': 'refused',
  'connector.try': 'refused',
  'connector.pullNow': 'refused',
  'incident.list': list({}),
  'incident.read': { input: ({ incidentId }) => orNothing(incidentId, (id) => ({ id })), kinds: ORDER, isList: true },
  'incident.acknowledge': 'refused',
  'incident.replay': 'refused',
  'incident.stopReplay': 'refused',
  'incident.word': 'refused',
  'incident.close': 'refused',
  'ticket.list': list({}),
  // a customer's words, as they were written to service
  'ticket.read': { input: ({ ticketId }) => orNothing(ticketId, (id) => ({ id })), kinds: [...ORDER, 'words', 'phone'] },
  'ticket.reply': 'refused',
  'ticket.note': 'refused',
  'ticket.assign': 'refused',
  'ticket.close': 'refused',
  'ticketDesk.people': list(undefined, []),
  'ticketDesk.handOver': 'refused',
  'ticketDesk.reopen': 'refused',
  'ticketDesk.confirm': 'refused',
  'ticketDesk.pause': 'refused',
  'ticketDesk.resume': 'refused',
  'ticketDesk.changeMany': 'refused',
  'ticket.ratings': list(undefined, []),
  'ticket.ratingOf': { input: ({ orderId }) => ({ orderId }), kinds: [] },
  'ticket.showRatingComment': { input: ({ orderId }) => ({ orderId }), kinds: ['comment', 'phone'] },
  'draft.list': list({}),
  'draft.count': list(undefined, []),
  'draft.report': list({ days: 30 }, []),
  'draft.open': 'refused',
  'draft.keepOpen': 'refused',
  'draft.leave': 'refused',
  'draft.keep': 'refused',
  'draft.confirm': 'refused',
  'draft.hold': 'refused',
  'draft.discard': 'refused',
  'draft.replies': { input: ({ orderId }) => ({ orderId }), kinds: ORDER },
  'draft.reply': 'refused',
  'draft.share': 'refused',
  'notice.list': list({}),
  'notice.read': 'refused',
  'notice.today': list(undefined, []),
  'notice.deadLetters': list(undefined, []),
  'notice.retry': 'refused',
  'notice.cancel': 'refused',
  'notice.retryHeap': 'refused',
  'arrival.record': list({ timeZone: 'Asia/Shanghai' }, []),
  'arrival.misses': list({ timeZone: 'Asia/Shanghai' }),
  'arrival.drifts': list(undefined, []),
  'promise.list': list({ view: 'all' }),
  'promise.desk': list(undefined),
  'promise.read': 'refused',
  'promise.ofTicket': 'refused',
  'promise.ownCalls': list(undefined),
  'promise.report': list({ timeZone: 'Asia/Shanghai' }, []),
  'promise.warnings': list(undefined, []),
  'promise.promiseCall': 'refused',
  'promise.called': 'refused',
  'promise.withdraw': 'refused',
  'promise.changeWarnings': 'refused',
  'channel.list': list(undefined, []),
  'channel.change': 'refused',
  'channel.switch': 'refused',
  'channel.wake': 'refused',
  'channel.test': 'refused',
  'channel.showAddress': 'refused',
  'mapping.read': list(undefined, []),
  'mapping.versions': list({}, []),
  'mapping.difference': list({ version: 1 }, ORDER),
  'mapping.orders': list({ version: 1 }, ORDER),
  'mapping.preview': 'refused',
  'mapping.save': 'refused',
  'mapping.restore': 'refused',
  'mapping.steer': 'refused',
  'combination.read': list(undefined, []),
  'combination.difference': list({ version: 1 }, ORDER),
  'combination.preview': 'refused',
  'combination.save': 'refused',
  'combination.restore': 'refused',
  'payment.read': list({}),
  'payment.match': list(undefined, []),
  'insight.read': list({ days: 7, timeZone: 'Asia/Shanghai' }, []),
  'analysis.steps': list({ days: 90, grouping: 'region' }, []),
  'analysis.cellSteps': list({ days: 90, grouping: 'carrier', group: 'sf', stage: 'movement' }),
  'analysis.causes': list({ timeZone: 'Asia/Shanghai' }, []),
  'analysis.affected': list({ timeZone: 'Asia/Shanghai', cause: 'carrier.no_movement', week: '2026-11-16' }),
  'analysis.forecast': list({ timeZone: 'Asia/Shanghai' }, []),
  'analysis.reports': list(undefined, []),
  'analysis.settings': list(undefined, []),
  'analysis.change': 'refused',
  'hook.list': list(undefined, []),
  'hook.read': { input: ({ hookId }) => ({ id: hookId }), kinds: [], isList: true },
  'hook.messages': { input: ({ hookId }) => ({ hookId }), kinds: ORDER, isList: true },
  'hook.make': 'refused',
  'hook.change': 'refused',
  'hook.rotate': 'refused',
  'hook.delete': 'refused',
  'hook.test': 'refused',
  'hook.replay': 'refused',
  'key.list': list(undefined, []),
  'key.create': 'refused',
  'key.revoke': 'refused',
  'person.list': list(undefined, []),
  'person.add': 'refused',
  'person.change': 'refused',
  'person.resetPassword': 'refused',
  'audit.list': list({}),
  'account.reach': list(undefined, []),
  'account.keepReach': 'refused',
  'account.ways': list(undefined, []),
  'account.keepWays': 'refused',
  'account.keepGroupName': 'refused',
  'account.quiet': list(undefined, []),
  'account.keepQuiet': 'refused',
  'code.settings': { input: () => undefined, kinds: [] },
  'code.change': 'refused',
  'action.settings': list(undefined, []),
  'action.change': 'refused',
  'action.open': list(undefined),
  'action.ofOrder': { input: ({ orderId }) => ({ orderId }), kinds: ORDER },
  'action.show': { input: ({ requestIds }) => orNothing(requestIds[0], (id) => ({ id })), kinds: [...ORDER, 'wish', 'street', 'company'] },
  'action.answer': 'refused',
  'action.ask': 'refused',
  'account.changePassword': 'refused',
  'import.list': list(undefined, []),
  'import.read': { input: ({ importId }) => orNothing(importId, (runId) => ({ runId })), kinds: [], isList: true },
  'import.describe': 'refused',
  'import.preview': 'refused',
  'import.start': 'refused',
  'import.cancel': 'refused',
  'import.presets': list(undefined, []),
  'import.keepPreset': 'refused',
  'import.dropPreset': 'refused',
};

const createCaller = createCallerFactory(consoleRouter);
const PROCEDURES = Object.keys(consoleRouter._def.procedures);

/** Procedures that nobody has said about what they may show. */
export function unlistedProcedures(): string[] {
  return PROCEDURES.filter((path) => !(path in CALLS));
}

/** Somebody on the staff. */
export interface Colleague {
  id: string;
  role: StaffRole;
}

function callerOf(ctx: Context, { id, role }: Colleague) {
  const staff = { id, name: role, email: `${role}@shop.test`, role, credentialTag: '' };
  return createCaller({ ctx, staff }) as unknown as Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;
}

/** A colleague who is told of alerts by SMS. */
export async function leavePhone(ctx: Context, colleague: Colleague): Promise<void> {
  await callerOf(ctx, colleague).account!.keepReach!({ medium: 'sms', text: `1380013800${colleague.role.length % 10}` });
}

/** Asks every procedure that reads, in every role: once for each person, or once at all. */
export async function visitAsStaff(
  ctx: Context,
  ledger: Ledger,
  colleagues: readonly Colleague[],
  about: About,
  which: 'one' | 'all',
): Promise<void> {
  for (const colleague of colleagues) {
    const caller = callerOf(ctx, colleague);
    for (const path of PROCEDURES) {
      const call = CALLS[path];
      if (!call || call === 'refused' || Boolean(call.isList) !== (which === 'all')) continue;
      const input = call.input(about);
      if (input === NOTHING_TO_ASK) continue;
      const shows: Shows = { kinds: call.kinds, of: call.isList ? 'anyone' : about.person.no };
      ledger.look(`${path} by ${colleague.role}`, await outcomeOf(caller, path, input), shows);
    }
  }
}

/** What lists show all the same, where nothing of what they are sent narrows them. */
const LISTED: readonly Kind[] = ['orderNo', 'item', 'district'];

/** Asks every procedure for what it cannot read, with a person's values in it: no refusal repeats them. */
export async function sendStaffGarbage(ctx: Context, ledger: Ledger, admin: Colleague, person: Person): Promise<void> {
  const caller = callerOf(ctx, admin);
  for (const path of PROCEDURES) {
    for (const body of garbageOf(person)) {
      const input = {
        ...body,
        id: person.name,
        orderId: person.phone.written,
        code: person.name,
        ticketId: person.email,
        runId: person.address,
        keyId: person.name,
      };
      ledger.look(`refusal of ${path}`, await outcomeOf(caller, path, input), { kinds: LISTED, of: 'anyone' });
    }
  }
}

/** The answer, or what a browser would be told of an error. */
async function outcomeOf(caller: ReturnType<typeof callerOf>, path: string, input: unknown): Promise<string> {
  const [noun, verb] = path.split('.') as [string, string];
  try {
    return JSON.stringify(await caller[noun]![verb]!(input)) ?? '';
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { fields?: unknown } };
    return `${message} ${JSON.stringify(cause?.fields ?? [])}`;
  }
}
