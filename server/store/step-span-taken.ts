import type { AskedFields } from '../domain/rule/asked-fields';
import type { Clock } from '../domain/rule/rule';
import type { TakenSteps } from '../domain/rule/step-minutes';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import { orderOf, scopeText } from './step-span-scope';

/** The newest steps under a clock that began from a moment on and were really taken, up to `most`, by what is asked of their orders. */
export async function readTakenSteps(
  db: Queryable,
  { clock, from, most, asks }: { clock: Clock; from: Instant; most: number; asks: AskedFields },
): Promise<TakenSteps[]> {
  const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)`;
  const { rows } = await db.query<{ scope: string; steps: [Instant, Instant, TakenSteps['steps'][0]['pauses'] | null][] }>(
    `select ${scopeText(asks)} as scope, json_agg(json_build_array(${ms('since')}, ${ms('until')}, pauses)) as steps
     from (select * from step_span where clock = $1 and since >= $2 and until is not null and not is_cut order by since desc limit $3) s
     group by 1`,
    [clock, new Date(from), most],
  );
  return rows.map(({ scope, steps }) => ({
    order: orderOf(scope),
    steps: steps.map(([since, until, pauses]) => ({ since, until, pauses: pauses ?? [] })),
  }));
}
