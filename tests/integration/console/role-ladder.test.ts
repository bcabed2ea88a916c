import { TRPCError } from '@trpc/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { consoleRouter } from '@/server/api/trpc/console-router';
import { STAFF_ROLES, type StaffRole } from '@/server/domain/access/staff-role';
import { freshDatabase } from '../../database/fresh-database';
import { callsAs } from './staff-caller';

/** The least role of every procedure, written down apart from the code. */
const LADDER: Record<string, StaffRole> = {
  'alert.open': 'viewer',
  'alert.acknowledge': 'agent',
  'board.read': 'viewer',
  'order.search': 'viewer',
  'order.shops': 'viewer',
  'order.read': 'viewer',
  'order.showContact': 'viewer',
  'order.addNote': 'agent',
  'brand.read': 'viewer',
  'brand.change': 'admin',
  'brand.proveSite': 'admin',
  'conflict.read': 'viewer',
  'conflict.switch': 'admin',
  'force.read': 'viewer',
  'force.waiting': 'viewer',
  'force.set': 'agent',
  'force.withdraw': 'agent',
  'force.restore': 'agent',
  'force.confirm': 'supervisor',
  'feed.read': 'viewer',
  'feed.decide': 'agent',
  'feed.pull': 'agent',
  'link.active': 'viewer',
  'link.create': 'agent',
  'link.revoke': 'agent',
  'rule.list': 'viewer',
  'rule.history': 'viewer',
  'rule.progress': 'viewer',
  'rule.desk': 'viewer',
  'rule.read': 'viewer',
  'rule.palette': 'viewer',
  'rule.explain': 'viewer',
  'rule.backtest': 'viewer',
  'rule.suggestions': 'viewer',
  'rule.suggest': 'supervisor',
  'rule.settleSuggestion': 'supervisor',
  'rule.publish': 'supervisor',
  'rule.decide': 'supervisor',
  'rule.rollBack': 'supervisor',
  'rule.keepDraft': 'supervisor',
  'rule.dropDraft': 'supervisor',
  'rule.adoptTrial': 'supervisor',
  'rule.dropTrial': 'supervisor',
  'rule.setApproval': 'admin',
  'exception.library': 'viewer',
  'exception.saveLibrary': 'supervisor',
  'exception.restoreLibrary': 'supervisor',
  'exception.routing': 'viewer',
  'exception.saveRouting': 'supervisor',
  'exception.restoreRouting': 'supervisor',
  'duty.read': 'viewer',
  'duty.set': 'supervisor',
  'duty.away': 'agent',
  'duty.ownShift': 'agent',
  'duty.endShift': 'agent',
  'duty.saveShifts': 'supervisor',
  'duty.enterAbsence': 'supervisor',
  'duty.endAbsence': 'supervisor',
  'calendar.read': 'viewer',
  'calendar.alarms': 'viewer',
  'calendar.progress': 'viewer',
  'calendar.save': 'supervisor',
  'calendar.restore': 'supervisor',
  'analysis.steps': 'viewer',
  'analysis.causes': 'viewer',
  'analysis.affected': 'viewer',
  'analysis.forecast': 'viewer',
  'analysis.reports': 'viewer',
  'analysis.settings': 'viewer',
  'analysis.change': 'supervisor',
  'source.list': 'viewer',
  'source.read': 'viewer',
  'source.process': 'viewer',
  'source.callers': 'supervisor',
  'source.refusedKeys': 'supervisor',
  'source.replayRefused': 'admin',
  'source.dropRefused': 'admin',
  'source.watch': 'supervisor',
  'source.adapters': 'admin',
  'source.add': 'admin',
  'source.change': 'admin',
  'source.renew': 'admin',
  'connector.read': 'admin',
  'connector.inbox': 'admin',
  'connector.examples': 'admin',
  'connector.example': 'admin',
  'connector.save': 'admin',
  'connector.try': 'admin',
  'connector.pullNow': 'admin',
  'incident.list': 'viewer',
  'incident.read': 'viewer',
  'incident.acknowledge': 'agent',
  'incident.replay': 'supervisor',
  'incident.stopReplay': 'supervisor',
  'incident.word': 'supervisor',
  'incident.close': 'supervisor',
  'ticket.list': 'viewer',
  'ticket.read': 'viewer',
  'ticket.reply': 'agent',
  'ticket.note': 'agent',
  'ticket.assign': 'agent',
  'ticket.close': 'agent',
  'ticketDesk.people': 'viewer',
  'ticketDesk.handOver': 'agent',
  'ticketDesk.reopen': 'agent',
  'ticketDesk.confirm': 'agent',
  'ticketDesk.pause': 'agent',
  'ticketDesk.resume': 'agent',
  'ticketDesk.changeMany': 'supervisor',
  'ticket.ratingOf': 'viewer',
  'ticket.showRatingComment': 'agent',
  'ticket.ratings': 'viewer',
  'task.desk': 'viewer',
  'task.ofOrder': 'viewer',
  'task.answer': 'agent',
  'task.hold': 'agent',
  'task.askAgain': 'agent',
  'carrier.contacts': 'supervisor',
  'carrier.keepContact': 'supervisor',
  'carrier.dropContact': 'supervisor',
  'play.read': 'viewer',
  'play.evidence': 'viewer',
  'play.resync': 'agent',
  'play.checkWaybills': 'agent',
  'play.checkAddress': 'agent',
  'play.look': 'agent',
  'play.nameCause': 'agent',
  'play.tellGroup': 'agent',
  'play.importWaybills': 'agent',
  'play.releaseStock': 'agent',
  'play.forceForward': 'agent',
  'play.book': 'agent',
  'play.verify': 'agent',
  'play.improve': 'agent',
  'knowledge.register': 'viewer',
  'knowledge.read': 'viewer',
  'notice.list': 'viewer',
  'mapping.read': 'viewer',
  'mapping.versions': 'viewer',
  'mapping.difference': 'viewer',
  'mapping.orders': 'viewer',
  'mapping.preview': 'admin',
  'mapping.save': 'admin',
  'mapping.restore': 'admin',
  'mapping.steer': 'admin',
  'combination.read': 'viewer',
  'combination.difference': 'viewer',
  'combination.preview': 'admin',
  'combination.save': 'admin',
  'combination.restore': 'admin',
  'payment.read': 'viewer',
  'payment.match': 'supervisor',
  'insight.read': 'viewer',
  'key.list': 'admin',
  'key.create': 'admin',
  'key.revoke': 'admin',
  'person.list': 'admin',
  'person.add': 'admin',
  'person.change': 'admin',
  'person.resetPassword': 'admin',
  'audit.list': 'supervisor',
  'account.reach': 'viewer',
  'account.keepReach': 'viewer',
  'account.quiet': 'viewer',
  'account.keepQuiet': 'viewer',
  'code.settings': 'viewer',
  'code.change': 'admin',
  'action.settings': 'viewer',
  'action.change': 'admin',
  'action.open': 'viewer',
  'action.ofOrder': 'viewer',
  'action.show': 'viewer',
  'action.answer': 'agent',
  'action.ask': 'agent',
  'account.changePassword': 'viewer',
  'import.list': 'supervisor',
  'import.read': 'supervisor',
  'import.describe': 'supervisor',
  'import.preview': 'supervisor',
  'import.start': 'supervisor',
  'import.cancel': 'supervisor',
  'import.presets': 'supervisor',
  'import.keepPreset': 'supervisor',
  'import.dropPreset': 'supervisor',
};

beforeEach(freshDatabase);

/** What a call without any input ends with: a refusal by role, or anything else (bad input, an answer). */
async function outcomeOf(path: string, role: StaffRole | null): Promise<string> {
  const calls = callsAs(role) as unknown as Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;
  const [noun, verb] = path.split('.') as [string, string];
  try {
    await calls[noun]![verb]!(undefined);
    return 'answered';
  } catch (error) {
    return error instanceof TRPCError ? error.code : String(error);
  }
}

const procedures = Object.keys(consoleRouter._def.procedures);

describe('the role ladder of the console', () => {
  it('knows every procedure, so that none is open by mistake', () => {
    expect(procedures.filter((path) => !(path in LADDER))).toEqual([]);
  });

  it.each(procedures)('refuses %s to nobody', async (path) => {
    expect(await outcomeOf(path, null)).toBe('UNAUTHORIZED');
  });

  it.each(procedures)('gives %s to its role and refuses it to every role below', async (path) => {
    const needed = STAFF_ROLES.indexOf(LADDER[path]!);
    for (const [rank, role] of STAFF_ROLES.entries()) {
      const outcome = await outcomeOf(path, role);
      if (rank < needed) expect([role, outcome]).toEqual([role, 'FORBIDDEN']);
      else expect([role, outcome]).not.toEqual([role, 'FORBIDDEN']);
    }
  });
});
