import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Journey, numberScans, type ProgressScan } from '@/server/domain/eta/journey';
import { HOUR, type Instant } from '@/server/domain/shared/instant';
import { ROOT } from '../root';

const FILE = join(process.env.DAONA_DATA ?? join(ROOT, '..', 'shared', 'data'), 'scans', 'algerie-poste-ips-events.csv.gz');

/** Algerian clocks, all year round. */
const AHEAD = HOUR;

/**
 * Scans of progress by UPU type of event (IPS), as the product names such scans: received at the office of exchange, to and from
 * customs, sent on inland (two types are in use for it), received at an office, a failed attempt at the door.
 */
const PROGRESS: Record<string, string> = {
  '30': 'in_transit.arrived_country',
  '31': 'customs.started',
  '38': 'customs.released',
  '35': 'in_transit.departed',
  '2': 'in_transit.departed',
  '32': 'at_destination',
};
const ABROAD = '12';
const WITH_AGENT = '39';
const DELIVERED = '37';

/**
 * Items from abroad with a delivery scan at Algérie Poste, oldest hand-over first; null without the data folder. The hand-over is
 * the first scan that says an item is with a post: of most of them the dispatch abroad, told by wire. The mail class of the
 * receptacle (air or surface; letters, parcels or express) stands for the service.
 */
export function postalJourneys(): Journey[] | null {
  if (!existsSync(FILE)) return null;
  const items = new Map<string, Scan[]>();
  for (const line of gunzipSync(readFileSync(FILE)).toString('utf8').trim().split('\n').slice(1)) {
    const scan = scanOf(line);
    items.set(scan.item, [...(items.get(scan.item) ?? []), scan]);
  }
  return [...items.values()].flatMap(journeyOf).sort((a, b) => a.placedAt - b.placedAt);
}

interface Scan {
  item: string;
  receptacle: string;
  code: string;
  at: Instant;
}

/** No field of the first five holds a comma. */
function scanOf(line: string): Scan {
  const [item = '', receptacle = '', code = '', , time = ''] = line.split(',');
  return { item: item.trim(), receptacle, code, at: Date.parse(`${time.replace(' ', 'T')}Z`) - AHEAD };
}

function journeyOf(scans: Scan[]): Journey[] {
  const firstOf = (code: string) => scans.find((scan) => scan.code === code)?.at ?? null;
  const deliveredAt = firstOf(DELIVERED);
  const first = scans.find(({ code }) => code === ABROAD || code in PROGRESS);
  if (deliveredAt === null || !first || deliveredAt <= first.at) return [];
  const place = { region: '', city: '' };
  const outAt = firstOf(WITH_AGENT);
  return [
    {
      ...{ shop: 'post', sender: '', carrier: 'algerie_poste', payment: '', dispatchDays: null, promisedBy: null },
      service: first.receptacle.slice(12, 15),
      from: { country: first.receptacle.slice(0, 2), ...place },
      to: { country: 'DZ', ...place },
      placedAt: first.at,
      paidAt: null,
      packedAt: null,
      handedOverAt: first.at,
      isPickedUp: true,
      scans: progressOf(scans, deliveredAt),
      outForDeliveryAt: outAt !== null && outAt < deliveredAt ? outAt : null,
      deliveredAt,
      endedAt: null,
      told: null,
    },
  ];
}

/** The scans of progress before the delivery, as an order keeps them. */
function progressOf(scans: readonly Scan[], deliveredAt: Instant): ProgressScan[] {
  const progress = scans.flatMap(({ code, at }) => {
    const what = PROGRESS[code];
    return what !== undefined && at < deliveredAt ? [{ what, at }] : [];
  });
  return numberScans(progress);
}
