import type { Instant } from '../shared/instant';
import { effectiveFacts } from '../tracking/effective-facts';
import { isShipmentCode } from '../tracking/event-code';
import { type Fact, type FactData, shipmentSubject } from '../tracking/fact';
import { lookUpMapping, type Overlay, type Speaker } from './overlay';

/** What stays with the order of a fact that is told under its shipment from now on. */
export const LINK_LEFT_BEHIND = 'shipment.linked';

/** What a code decided by a map consists of. */
interface Meaning {
  code: string | null;
  reason?: string;
}

/** A report on its way into the log, as far as a map concerns it. */
export interface MappableReport extends Meaning {
  order?: unknown;
  shipment?: unknown;
  sourceCode?: string;
  text?: string;
  data?: FactData;
}

/**
 * A report as the shop's own map reads it; the report itself where the map says nothing else, or says what this report
 * cannot carry (a milestone without a shipment, a step of the order without an order).
 */
export function overlayReport<T extends MappableReport>(report: T, speaker: Speaker, overlay: Overlay): T {
  if (!report.sourceCode) return report;
  const found = lookUpMapping(overlay, speaker, report.sourceCode, report.text ?? '');
  if (!found || isSame(found, report)) return report;
  if (isShipmentCode(found.code) ? !report.shipment : !report.order) return report;
  const mapped = { version: found.since, instead: meaning(report) };
  return { ...report, ...meaning(found), reason: found.reason, data: { ...report.data, mapped } };
}

/** The revisions that make all given facts say what the map in force says, of whatever subjects they are. */
export function remapFacts(facts: readonly Fact[], speakerOf: (source: string) => Speaker, overlay: Overlay, now: Instant): Fact[] {
  const bySubject = new Map<string, Fact[]>();
  for (const fact of facts) {
    const held = bySubject.get(fact.subject);
    if (held) held.push(fact);
    else bySubject.set(fact.subject, [fact]);
  }
  return [...bySubject.values()].flatMap((told) =>
    effectiveFacts(told).flatMap(({ revisions: _, isWithdrawn: __, effectiveAt: ___, heardAt: ____, ...fact }) =>
      remapFact(fact, speakerOf(fact.source), overlay, now),
    ),
  );
}

/** Whether the map gives a fact a code that it cannot carry, so that it stays as it is. */
export function isUnfit(fact: Fact, speaker: Speaker, overlay: Overlay): boolean {
  const found = fact.sourceCode ? lookUpMapping(overlay, speaker, fact.sourceCode, fact.text ?? '') : null;
  return found !== null && !isSame(found, fact) && remapFact(fact, speaker, overlay, 0).length === 0;
}

/**
 * The revisions that make a fact of the log say what the map in force says; none where it says so already. What has been
 * recorded stays: a revision is received `now`, so that every earlier moment is told as it was. An order's fact that turns
 * out to be a scan goes on under its shipment, and what stays with the order is the link.
 */
export function remapFact(fact: Fact, speaker: Speaker, overlay: Overlay, now: Instant): Fact[] {
  if (!fact.sourceCode || isMoved(fact)) return [];
  const builtIn = fact.data?.mapped?.instead ?? meaning(fact);
  const found = lookUpMapping(overlay, speaker, fact.sourceCode, fact.text ?? '');
  const wanted: Meaning = found ? meaning(found) : builtIn;
  if (isSame(wanted, fact)) return [];
  const { reason: _, ...rest } = fact;
  const revised: Fact = {
    ...rest,
    ...wanted,
    receivedAt: Math.max(now, fact.receivedAt + 1),
    data: { ...fact.data, mapped: { version: overlay.version, instead: builtIn } },
  };
  if (wanted.code === null) return [revised];
  const isOfOrder = fact.subject.startsWith('o:');
  if (isShipmentCode(wanted.code) !== isOfOrder) return [revised];
  return isOfOrder && fact.data?.shipment ? movedToShipment(revised, fact.data.shipment) : [];
}

/** Whether the fact has gone on under its shipment, and only the link stayed here. */
function isMoved(fact: Fact): boolean {
  return fact.code === LINK_LEFT_BEHIND && fact.data?.mapped !== undefined;
}

function movedToShipment(revised: Fact, shipment: NonNullable<FactData['shipment']>): Fact[] {
  const { shipment: _, ...data } = revised.data!;
  const { reason: __, ...link } = revised;
  return [
    { ...link, code: LINK_LEFT_BEHIND },
    { ...revised, subject: shipmentSubject(`${shipment.carrier}/${shipment.trackingNo}`), data },
  ];
}

function meaning({ code, reason }: Meaning): Meaning {
  return reason ? { code, reason } : { code };
}

function isSame(a: Meaning, b: Meaning): boolean {
  return a.code === b.code && a.reason === b.reason;
}
