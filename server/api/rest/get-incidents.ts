import { z } from 'zod';
import { INCIDENT_KINDS } from '@/server/domain/incident/incident';
import { toIso } from '@/server/domain/shared/instant';
import { wordIncident } from '@/server/domain/wording/word-incident';
import { listIncidents } from '@/server/usecases/incident/list-incidents';
import { answerGet } from './answer-call';
import { decodeCursor, encodeCursor } from './cursor';
import { readQuestion } from './read-question';

/** Query of `GET /api/v1/incidents`. */
export const incidentQuery = z
  .object({
    state: z.enum(['open', 'closed']).optional(),
    cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before.' }),
  })
  .meta({ id: 'IncidentQuery' });

const instant = z.iso.datetime();
const words = z.object({
  title: z.string(),
  cause: z.string().meta({ description: 'The probable cause, with its evidence; times in UTC' }),
});

export const incidentPage = z
  .object({
    incidents: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(INCIDENT_KINDS),
        phase: z.enum(['joining', 'open', 'replaying', 'leaving', 'closed']),
        source: z.string().nullable(),
        step: z.string().nullable().meta({ description: 'Clock of the stall ladder that stands' }),
        carrier: z.string().nullable(),
        region: z.string().nullable(),
        shop: z.string().nullable(),
        cause: z.string().meta({ example: 'calls_refused' }),
        words: z.object({ 'zh-CN': words, en: words }),
        since: instant.meta({ description: 'Start of the trouble; stall clocks of its orders stand still from here' }),
        openedAt: instant,
        alertedAt: instant.nullable().meta({ description: 'Staff were alerted that it began, once' }),
        alertSeenAt: instant.nullable().meta({ description: 'Somebody saw that alert' }),
        acknowledgedAt: instant.nullable().meta({ description: 'Somebody looks after it' }),
        backAt: instant.nullable().meta({ description: 'What it waited for came back' }),
        closedAt: instant.nullable(),
        orders: z.int(),
        withheld: z.int().meta({ description: 'Orders whose customers were spared a false message' }),
        replayed: z.int().meta({ description: 'Kept pushes that were read again' }),
        cut: z.int().meta({
          description: 'Refused pushes above 64 kB that were kept without their end and passed over: the sender has to send them again',
        }),
        asked: z.int().meta({ description: 'Shipments about which vendors were asked' }),
        recovered: z.int().meta({ description: 'Events of the outage that came in after it' }),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Incidents' });

type Incident = Awaited<ReturnType<typeof listIncidents>>['incidents'][number];

const iso = (at: number | null) => (at === null ? null : toIso(at));

function presentIncident(incident: Incident, now: number) {
  const { id, kind, phase, source, step, carrier, region, shop, cause, figures } = incident;
  const worded = (language: 'zh-CN' | 'en') => {
    const { title, cause: why } = wordIncident(incident, language, { timeZone: 'UTC', now });
    return { title, cause: why };
  };
  return {
    ...{ id, kind, phase, source, step, carrier, region, shop, cause },
    words: { 'zh-CN': worded('zh-CN'), en: worded('en') },
    since: toIso(incident.since),
    openedAt: toIso(incident.openedAt),
    alertedAt: iso(incident.alertedAt),
    alertSeenAt: iso(incident.alertSeenAt),
    acknowledgedAt: iso(incident.acknowledgedAt),
    backAt: iso(incident.backAt),
    closedAt: iso(incident.closedAt),
    ...figures,
  };
}

/** `GET /api/v1/incidents`: many troubles with one cause, told once; newest first. */
export function getIncidents(request: Request): Promise<Response> {
  return answerGet(request, 'read', async ({ ctx, url }) => {
    const { state, cursor } = readQuestion(Object.fromEntries(url.searchParams), incidentQuery);
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const before = from && { openedAt: from.at, id: from.id };
    const page = await listIncidents(ctx, { isOpen: state === undefined ? undefined : state === 'open', before });
    const next = page.next ? { at: page.next.openedAt, id: page.next.id } : null;
    return { status: 200, body: { incidents: page.incidents.map((i) => presentIncident(i, ctx.now())), nextCursor: encodeCursor(next) } };
  });
}
