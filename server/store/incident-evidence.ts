import type { SourceEvidence } from '../domain/incident/probable-cause';
import { HOUR, type Instant } from '../domain/shared/instant';
import type { UsualTraffic } from '../domain/source/usual-traffic';
import type { SourceKind } from '../domain/tracking/fact';
import type { Queryable } from './context';

/** What is known of the enabled sources of some kinds: when they were last heard, and what was not accepted since a moment. */
export async function readSourceEvidence(db: Queryable, kinds: readonly SourceKind[], since: Instant): Promise<SourceEvidence[]> {
  const { rows } = await db.query<SourceEvidence>(
    `select s.name as source, s.kind as "sourceKind", s.shop, s.last_ok_at as "lastGoodAt",
       coalesce(sum(f.calls) filter (where f.kind = 'refused'), 0)::int as refused,
       coalesce(sum(f.calls) filter (where f.kind <> 'refused'), 0)::int as failed,
       (array_agg(f.reason order by f.calls desc) filter (where f.kind = 'refused'))[1] as "refusedAs"
     from source s left join source_failure f on f.source_id = s.id and f.at >= $2
     where s.enabled and s.kind = any($1::text[]) group by s.id order by s.name`,
    [kinds, new Date(Math.floor(since / HOUR) * HOUR)],
  );
  return rows;
}

/** A source that was last heard some while ago, with what is usual of it. */
export interface QuietSource {
  source: string;
  sourceKind: SourceKind;
  /** Shop that the account belongs to; null for every shop. */
  shop: string | null;
  lastGoodAt: Instant;
  usual: UsualTraffic;
}

/** Enabled sources whose silence is watched and that were last heard before a moment; those of which nothing is usual yet are left out. */
export async function readQuietSources(db: Queryable, heardBefore: Instant): Promise<QuietSource[]> {
  const { rows } = await db.query<QuietSource>({
    name: 'quiet-sources',
    text: `select s.name as source, s.kind as "sourceKind", s.shop, s.last_ok_at as "lastGoodAt", w.usual
           from source s join source_watch w on w.source_id = s.id
           where s.enabled and w.watch_silence and w.usual is not null and s.last_ok_at < $1`,
    values: [new Date(heardBefore)],
  });
  return rows;
}
