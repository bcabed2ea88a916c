import type { Place } from '@/server/domain/place/place';
import { identityKey } from '@/server/domain/tracking/identity';
import { readScanText } from '@/server/domain/tracking/read-scan-text';
import { cleanText } from '../clean-text';
import { oldestFirst, ordinalAmongEquals } from '../order-list';
import { readVendorTime, type VendorTime } from '../read-vendor-time';
import type { ReportedFact, ShipmentRef } from '../source';
import type { TrackEvent, TrackInfo } from './push-schema';
import { map17track } from './status-map';

/** The events of every carrier that had the shipment, oldest first within each; a push without any list has its newest event. */
export function readEvents(info: TrackInfo, shipment: ShipmentRef, timeZone: string, unreadable: string[]): ReportedFact[] {
  const countEqual = ordinalAmongEquals();
  const latest = info.latest_event ? [{ provider: null, events: [info.latest_event] }] : [];
  return (info.tracking?.providers ?? latest).flatMap(({ provider, events }) => {
    const timed = (events ?? []).flatMap((event) => {
      const time = readTime(event, timeZone);
      if (time) return [{ ...time, event }];
      unreadable.push('an event without a readable time');
      return [];
    });
    const by = provider?.key ?? provider?.name ?? '';
    return oldestFirst(timed, 'newest_first').map(({ event, ...time }, ordinal): ReportedFact => {
      const sourceCode = event.sub_status ?? event.stage;
      const text = cleanText(event.description);
      const place = placeOf(event);
      const key = { rawCode: `${by}|${sourceCode ?? ''}`, occurredAt: time.at, precision: time.precision, rawPlace: event.location };
      return {
        shipment,
        identityKey: identityKey({ ...key, ordinalAmongEquals: countEqual(identityKey(key)) }),
        ...(sourceCode ? map17track(sourceCode, text) : (readScanText(text) ?? { code: 'in_transit.info' })),
        sourceCode,
        occurredAt: time.at,
        precision: time.precision,
        ordinal,
        place,
        text: text || undefined,
        ...(time.isZoned ? {} : { data: { zoneAssumed: timeZone } }),
      };
    });
  });
}

/** With the offset that the vendor worked out; else the carrier's own words, read in its zone or the account's. A day without a time stays a day. */
function readTime(event: TrackEvent, timeZone: string): VendorTime | null {
  const { date, time, timezone } = event.time_raw ?? {};
  const raw = date ? readVendorTime(`${date}${time ? ` ${time}` : ''}${timezone ?? ''}`, timeZone) : null;
  const zoned = readVendorTime(event.time_iso, timeZone) ?? readVendorTime(event.time_utc, 'UTC');
  if (!zoned) return raw;
  return date && !time ? { ...zoned, precision: 'day' } : zoned;
}

function placeOf({ address, location }: TrackEvent): Place | undefined {
  const { country, state, city, coordinates } = address ?? {};
  const text = cleanText(location) || [city, state].filter(Boolean).join(', ') || undefined;
  const code = country && /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : undefined;
  const { latitude: lat, longitude: lon } = coordinates ?? {};
  const isOnEarth = lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0);
  if (!text && !code && !isOnEarth) return undefined;
  return { text, country: code, province: state, city, ...(isOnEarth ? { lat, lon } : {}) };
}
