import type { z } from 'zod';
import { recordInput } from '@/server/api/trpc/arrival-router';

/** What the address of the record may say. */
export interface RecordQuery {
  days?: string;
  from?: string;
  to?: string;
  shop?: string;
  carrier?: string;
  lane?: string;
  kind?: string;
  stage?: string;
}

export const PERIODS = ['30', '90', 'own'] as const;
const BETWEEN = '|';
/** What is longer names no lane. */
const MOST_OF_A_LANE = 120;

/** What an address asks; what it says wrongly is left at its default. */
export function readQuery(query: RecordQuery, timeZone: string): z.infer<typeof recordInput> {
  const isOwn = query.days === 'own';
  const asked = {
    days: isOwn ? undefined : query.days,
    fromOn: isOwn ? query.from : undefined,
    toOn: isOwn ? query.to : undefined,
    shop: query.shop,
    carrier: query.carrier,
    kind: query.kind,
    stage: query.stage,
  };
  const right = Object.entries(asked).filter(
    ([key, value]) => value && recordInput.shape[key as keyof typeof asked].safeParse(value).success,
  );
  const lane = query.lane?.includes(BETWEEN) && query.lane.length <= MOST_OF_A_LANE ? { lane: readLane(query.lane) } : {};
  return recordInput.parse({ ...Object.fromEntries(right), ...lane, timeZone });
}

/** A lane as addresses write it. */
export function laneValue({ origin, destination }: { origin: string; destination: string }): string {
  return `${origin}${BETWEEN}${destination}`;
}

/** The lane that an address writes so. */
export function readLane(value: string): { origin: string; destination: string } {
  const [origin = '', destination = ''] = value.split(BETWEEN);
  return { origin, destination };
}

/** The part of an address that asks the same, with some of it changed. */
export function writeQuery(query: RecordQuery, changed: Partial<RecordQuery> = {}): string {
  const all = Object.entries({ ...query, ...changed }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(all).toString();
}
