import type { SourceEvidence } from '../domain/incident/probable-cause';
import { HOUR, type Instant } from '../domain/shared/instant';
import type { SourceKind } from '../domain/tracking/fact';
import type { Queryable } from './context';

/** What is known of the enabled sources of some kinds: when they were last heard, and what was not accepted since a moment. */
export async function readSourceEvidence(db: Queryable, kinds: readonly SourceKind[], since: Instant): Promise<SourceEvidence[]> {
  const { rows } = await db.query<SourceEvidence>(
    `select s.name as source, s.kind as "sourceKind", s.last_ok_at as "lastGoodAt",
       coalesce(sum(f.calls) filter (where f.kind = 'refused'), 0)::int as refused,
       coalesce(sum(f.calls) filter (where f.kind <> 'refused'), 0)::int as failed,
       (array_agg(f.reason order by f.calls desc) filter (where f.kind = 'refused'))[1] as "refusedAs"
     from source s left join source_failure f on f.source_id = s.id and f.at >= $2
     where s.enabled and s.kind = any($1::text[]) group by s.id order by s.name`,
    [kinds, new Date(Math.floor(since / HOUR) * HOUR)],
  );
  return rows;
}
