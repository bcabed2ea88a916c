import type { FeedWord } from '@/server/domain/subscription/vendor-answer';
import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import { sha256Hex } from '@/server/platform/crypto';
import { readVendorTime } from '../read-vendor-time';
import { type Delivery, emptyReport, type Parsed, type ReportedFact, type ShipmentRef, type SourceAccount } from '../source';
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
  report.feeds = feedWords(push, shipment, report.snapshots.length > 0);
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

/** What became of the subscription. A corrected carrier is another shipment: it has a subscription of its own. */
function feedWords(push: Push, shipment: ShipmentRef, hasLines: boolean): { shipment: ShipmentRef; word: FeedWord }[] {
  const old = correctedFrom(push, shipment);
  const corrected = old ? [{ shipment: old, word: 'corrected' as const }] : [];
  if (push.status === 'shutdown') return [...corrected, { shipment, word: 'done' }];
  if (push.status === 'abort') return [...corrected, { shipment, word: /3\s*天/.test(push.message ?? '') ? 'never_known' : 'no_change' }];
  return hasLines ? [...corrected, { shipment, word: 'alive' }] : corrected;
}

/** The shipment under the carrier that turned out to be wrong; null when the vendor corrects nothing. */
function correctedFrom(push: Push, shipment: ShipmentRef): ShipmentRef | null {
  if (push.autoCheck !== '1' || !push.comNew || !push.comOld) return null;
  const carrier = canonicalCarrier(push.comOld);
  return carrier === shipment.carrier ? null : { carrier, trackingNo: shipment.trackingNo };
}

/** What the push says about the watching itself as facts: nothing known yet, watching ended, carrier corrected. */
function feedFacts(
  push: Push,
  shipment: { carrier: string; trackingNo: string },
  at: { param: string; receivedAt: number; isEmpty: boolean },
): ReportedFact[] {
  const told = { occurredAt: at.receivedAt, precision: 'second' as const, ordinal: 10_000 };
  const facts: ReportedFact[] = [];
  const old = correctedFrom(push, shipment);
  if (old) {
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
