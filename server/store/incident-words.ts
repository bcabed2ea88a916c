import type { AllWords, AxisFrame, OwnWords } from '../domain/play/lay-incident-axis';
import { MINUTE } from '../domain/shared/instant';
import type { Queryable } from './context';

const LATE_AFTER_MIN = 30;
const stretches = ({ from, until, stretchMs }: AxisFrame) => [new Date(from), new Date(until), stretchMs / MINUTE];

/** What systems said of an incident's orders and their shipments, by system and stretch; a word said again in other words counts once. */
export async function countOwnWords(db: Queryable, incidentId: string, frame: AxisFrame): Promise<OwnWords[]> {
  const { rows } = await db.query<OwnWords>(
    `with subjects as (
       select 'o:' || order_id as subject from incident_order where incident_id = $4
       union select 't:' || l.shipment_key from incident_order i join shipment_link l using (order_id) where i.incident_id = $4)
     select f.source, f.body ->> 'sourceKind' as kind, date_bin($3 * interval '1 minute', f.occurred_at, $1) as at,
            count(distinct (f.subject, f.identity))::int as words,
            count(distinct (f.subject, f.identity)) filter (where f.received_at - f.occurred_at > $5 * interval '1 minute')::int as late
       from subjects join fact f using (subject)
      where f.occurred_at >= $1 and f.occurred_at < $2 and f.body ->> 'sourceKind' <> 'portal' and coalesce(f.body ->> 'classifier', 'actual') = 'actual'
      group by 1, 2, 3 order by 3`,
    [...stretches(frame), incidentId, LATE_AFTER_MIN],
  );
  return rows;
}

/** What some systems said of whatever order, by system and stretch, as far back as minutes of calls are kept. */
export async function countAllWords(db: Queryable, sources: readonly string[], frame: AxisFrame): Promise<AllWords[]> {
  const { rows } = await db.query<AllWords>(
    `select s.name as source, date_bin($3 * interval '1 minute', m.at, $1) as at, sum(m.facts + m.orders)::int as words,
            sum(m.refused + m.unreadable + m.failed)::int as refused
       from source_minute m join source s on s.id = m.source_id
      where m.at >= $1 and m.at < $2 and s.name = any($4::text[]) group by 1, 2 having sum(m.facts + m.orders + m.refused + m.unreadable + m.failed) > 0
      order by 2`,
    [...stretches(frame), sources],
  );
  return rows;
}
