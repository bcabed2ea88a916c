import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import { sha256Hex } from '@/server/platform/crypto';
import { readVendorTime } from '../read-vendor-time';
import { type Delivery, emptyReport, type Parsed, type ReportedFact, type SourceAccount } from '../source';
import { type Push, pushSchema } from './push-schema';
import { readLines } from './read-lines';

/**
 * A push of 快递100 (INTEGRATIONS B1): the full list, newest first, with what became of the subscription. `param` is the
 * decoded form field.
 */
export function parsePush(param: string, delivery: Delivery, account: SourceAccount): Parsed {
  const read = readPush(param);
  if (typeof read === 'string') return { kind: 'unreadable', reason: read };
  const { push, trackingNo, carrier } = read;
  const shipment = { carrier, trackingNo };
  const report = emptyReport();
  const own = readLines(push.lastResult, shipment, account.timeZone);
  const abroad = push.destResult ? readLines(push.destResult, shipment, account.timeZone) : { facts: [], unreadable: [] };
  report.unreadable = [...own.unreadable, ...abroad.unreadable];
  report.facts = [...own.facts, ...abroad.facts.map((fact) => ({ ...fact, identityKey: `dest|${fact.identityKey}` }))];
  // An empty list says that nothing is known, not that what was told before is taken back.
  if (report.facts.length > 0) report.snapshots = [shipment];
  report.facts.push(...feedFacts(push, shipment, { param, receivedAt: delivery.receivedAt, isEmpty: report.facts.length === 0 }));
  const expected = readVendorTime(push.lastResult.arrivalTime, account.timeZone);
  const newest = report.facts.at(-1);
  if (expected && newest) newest.data = { ...newest.data, expectedBy: expected.at };
  return { kind: 'report', report };
}

function readPush(param: string): { push: Push; trackingNo: string; carrier: string } | string {
  let json: unknown;
  try {
    json = JSON.parse(param);
  } catch {
    return 'param is not JSON';
  }
  const read = pushSchema.safeParse(json);
  if (!read.success) return `param is no push: ${read.error.issues[0]!.path.join('.') || 'param'} cannot be read`;
  const push = read.data;
  const { nu, com, data, state } = push.lastResult;
  if (!nu) return 'lastResult names no tracking number (nu): this is no tracking';
  const named = push.autoCheck === '1' && push.comNew ? push.comNew : (com ?? push.comOld);
  if (!named) return 'lastResult names no carrier (com): this is no tracking';
  if (!data && state === undefined && push.status !== 'abort') return 'lastResult has neither data nor state: this is no tracking';
  return { push, trackingNo: nu, carrier: canonicalCarrier(named) };
}

/** What the push says about the watching itself: nothing known yet, watching ended, carrier corrected. */
function feedFacts(
  push: Push,
  shipment: { carrier: string; trackingNo: string },
  at: { param: string; receivedAt: number; isEmpty: boolean },
): ReportedFact[] {
  const told = { occurredAt: at.receivedAt, precision: 'second' as const, ordinal: 10_000 };
  const facts: ReportedFact[] = [];
  const isCorrected = push.autoCheck === '1' && push.comNew !== undefined && push.comOld !== undefined;
  if (isCorrected && canonicalCarrier(push.comOld!) !== shipment.carrier) {
    const old = { carrier: canonicalCarrier(push.comOld!), trackingNo: shipment.trackingNo };
    const key = `carrier.corrected|${push.comOld}|${push.comNew}`;
    facts.push({ ...told, shipment: old, identityKey: key, code: 'carrier.corrected', sourceCode: 'autoCheck', data: { next: shipment } });
  }
  if (push.status === 'abort') {
    const abort = { ...told, shipment, sourceCode: 'abort', text: push.message };
    const key = sha256Hex(at.param).slice(0, 16);
    facts.push({ ...abort, identityKey: `abort|${key}`, code: 'problem.feed_ended', reason: 'system.sync_gap' });
    if (push.comNew && /3\s*天/.test(push.message ?? ''))
      facts.push({ ...abort, identityKey: `bad_number|${key}`, code: 'problem.bad_number' });
  } else if (at.isEmpty) {
    facts.push({ ...told, shipment, identityKey: 'no_data', code: 'no_data', sourceCode: push.lastResult.state ?? '0', ordinal: 0 });
  }
  return facts;
}
