import { DAY, type Instant } from '@/server/domain/shared/instant';
import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import { identityKey } from '@/server/domain/tracking/identity';
import { cleanText } from '../clean-text';
import { oldestFirst, ordinalAmongEquals } from '../order-list';
import { readVendorTime } from '../read-vendor-time';
import { type Delivery, emptyReport, type Parsed, type ReportedFact, type ShipmentRef, type SourceAccount } from '../source';
import { findCountry } from './countries';
import { mapAftership } from './status-map';
import { type Checkpoint, type Tracking, webhookSchema } from './webhook-schema';

const TRACKING_EVENTS = ['tracking_update', 'edd_revise'];

/** A webhook of AfterShip (INTEGRATIONS B3): one tracking with all its checkpoints and the vendor's estimate. */
export function parseWebhook(delivery: Delivery, account: SourceAccount): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(delivery.body.toString('utf8'));
  } catch {
    return { kind: 'unreadable', reason: 'the body is not JSON' };
  }
  const read = webhookSchema.safeParse(json);
  if (!read.success)
    return { kind: 'unreadable', reason: `no tracking webhook: ${read.error.issues[0]!.path.join('.') || 'body'} cannot be read` };
  const { event, msg } = read.data;
  if (!TRACKING_EVENTS.includes(event)) return { kind: 'ignored', reason: `the event ${event} tells nothing about where a shipment is` };
  if (!msg.tracking_number || !msg.slug)
    return { kind: 'unreadable', reason: 'msg names no tracking_number and slug: this is no tracking' };
  if (!msg.tag && !msg.checkpoints && !msg.checkpoint)
    return { kind: 'unreadable', reason: 'msg has neither tag nor checkpoints: this is no tracking' };
  return readTracking(msg, { trackingNo: msg.tracking_number, carrier: canonicalCarrier(msg.slug) }, delivery.receivedAt, account);
}

function readTracking(msg: Tracking, shipment: ShipmentRef, receivedAt: Instant, account: SourceAccount): Parsed {
  const report = emptyReport();
  const order = account.shop && msg.order_id ? { shop: account.shop, orderNo: msg.order_id } : undefined;
  const list = msg.checkpoints ?? (msg.checkpoint ? [msg.checkpoint] : []);
  report.facts = readCheckpoints(list, { order, shipment }, report.unreadable);
  if (msg.checkpoints && report.facts.length > 0) report.snapshots = [shipment];
  const status = unprovenStatus(msg, { order, shipment }, report.facts, receivedAt);
  if (status) report.facts.push(status);
  const expectedBy = readEstimate(msg, account.timeZone);
  const newest = report.facts.at(-1);
  if (newest && expectedBy !== undefined) newest.data = { ...newest.data, expectedBy };
  return { kind: 'report', report };
}

interface About {
  order?: { shop: string; orderNo: string };
  shipment: ShipmentRef;
}

function readCheckpoints(list: readonly Checkpoint[], about: About, unreadable: string[]): ReportedFact[] {
  const timed = list.flatMap((checkpoint) => {
    const timeZone = findCountry(checkpoint.country_iso3 ?? checkpoint.country_region)?.timeZone ?? 'UTC';
    const time = readVendorTime(checkpoint.checkpoint_time, timeZone);
    if (time) return [{ ...time, timeZone, checkpoint }];
    unreadable.push('a checkpoint without a readable time');
    return [];
  });
  const countEqual = ordinalAmongEquals();
  return oldestFirst(timed, 'oldest_first').map(({ at, precision, isZoned, timeZone, checkpoint }, ordinal): ReportedFact => {
    const sourceCode = checkpoint.subtag ?? checkpoint.tag ?? '';
    const place = placeOf(checkpoint);
    const key = { rawCode: sourceCode, occurredAt: at, precision, rawPlace: place?.text };
    return {
      ...about,
      identityKey: identityKey({ ...key, ordinalAmongEquals: countEqual(identityKey(key)) }),
      ...mapAftership(sourceCode),
      sourceCode: sourceCode || undefined,
      occurredAt: at,
      precision,
      ordinal,
      place,
      text: cleanText(checkpoint.message) || undefined,
      ...(isZoned ? {} : { data: { zoneAssumed: timeZone } }),
    };
  });
}

/** The tag of the whole where no checkpoint says it: nothing known yet, expired, or closed by hand as delivered or lost. */
function unprovenStatus(msg: Tracking, about: About, facts: readonly ReportedFact[], receivedAt: Instant): ReportedFact | null {
  const tag = msg.subtag ?? msg.tag;
  if (
    !tag ||
    facts.some(({ sourceCode }) => sourceCode === tag || sourceCode === msg.tag || (!msg.subtag && sourceCode?.startsWith(`${tag}_`)))
  ) {
    return null;
  }
  const time = [msg.last_updated_at, msg.updated_at, msg.created_at].map((text) => readVendorTime(text, 'UTC')).find((t) => t !== null);
  const occurredAt = time?.at ?? receivedAt;
  return {
    ...about,
    identityKey: identityKey({ rawCode: `status|${tag}`, occurredAt, precision: 'second' }),
    ...mapAftership(tag),
    sourceCode: tag,
    occurredAt,
    precision: 'second',
    ordinal: facts.length,
  };
}

/** The newest estimate; a day without a time lasts until its end in the account's zone. */
function readEstimate(msg: Tracking, timeZone: string): Instant | undefined {
  const { latest_estimated_delivery: latest, aftership_estimated_delivery_date: own } = msg;
  const time = readVendorTime(latest?.datetime_max ?? latest?.datetime ?? own?.estimated_delivery_date ?? msg.expected_delivery, timeZone);
  if (!time) return undefined;
  return time.precision === 'day' ? time.at + DAY - 1_000 : time.at;
}

function placeOf(checkpoint: Checkpoint): ReportedFact['place'] {
  const { city, state } = checkpoint;
  const text = checkpoint.location ?? ([city, state].filter(Boolean).join(', ') || undefined);
  const country = findCountry(checkpoint.country_iso3 ?? checkpoint.country_region)?.code;
  return text || country ? { text, country, province: state, city } : undefined;
}
