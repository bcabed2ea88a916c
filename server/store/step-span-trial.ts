import type { AskedFields } from '../domain/rule/asked-fields';
import type { Clock } from '../domain/rule/rule';
import type { StepsOnTrial } from '../domain/rule/trial-steps';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import { orderOf, scopeText } from './step-span-scope';

type Row = [since: Instant, until: Instant | null, isCut: boolean, pauses: StepsOnTrial['steps'][0]['pauses'] | null];

/** The newest steps under a clock that began from a moment on, running ones too, up to `most`, by order. */
export async function readStepsOnTrial(
  db: Queryable,
  { clock, from, most, asks, now }: { clock: Clock; from: Instant; most: number; asks: AskedFields; now: Instant },
): Promise<StepsOnTrial[]> {
  const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)`;
  const { rows } = await db.query<{ scope: string; steps: Row[] }>(
    `select ${scopeText({ ...asks, orderNo: true })} as scope, json_agg(json_build_array(${ms('since')}, ${ms('until')}, is_cut, pauses)) as steps
     from (select * from step_span where clock = $1 and since >= $2 order by since desc limit $3) s
     group by 1`,
    [clock, new Date(from), most],
  );
  return rows.map(({ scope, steps }) => ({
    order: orderOf(scope),
    steps: steps.map(([since, until, isCut, pauses]) => ({
      since,
      until: Math.max(since, until ?? now),
      pauses: pauses ?? [],
      isOver: until !== null && !isCut,
    })),
  }));
}
