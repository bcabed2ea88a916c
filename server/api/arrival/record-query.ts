import { z } from 'zod';
import { laneInput, recordInput } from '@/server/api/trpc/arrival-router';

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
  const lane = query.lane ? readLane(query.lane) : null;
  return recordInput.parse({ ...Object.fromEntries(right), ...(lane && { lane }), timeZone });
}

type Lane = z.infer<typeof laneInput>;
const ends = z.tuple([laneInput.shape.origin, laneInput.shape.destination]);

/** A lane as addresses write it: the names of places may hold any sign. */
export function laneValue({ origin, destination }: Lane): string {
  return JSON.stringify([origin, destination]);
}

/** The lane that an address writes so; null where it writes none. */
export function readLane(value: string): Lane | null {
  try {
    const [origin, destination] = ends.parse(JSON.parse(value));
    return { origin, destination };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** The part of an address that asks the same, with some of it changed. */
export function writeQuery(query: RecordQuery, changed: Partial<RecordQuery> = {}): string {
  const all = Object.entries({ ...query, ...changed }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(all).toString();
}
