import { nameOfType } from '@/server/domain/exception/name-of-type';
import { type CaseReport, improvementsOf, measuresOf } from '@/server/domain/knowledge/case-report';
import { incidentSignals, ticketSignals } from '@/server/domain/knowledge/case-signals';
import { namedCause, type PlayStep } from '@/server/domain/play/play-step';
import { stageClocks } from '@/server/domain/play/stage-clock';
import { openChecks } from '@/server/domain/play/verify-case';
import type { Context } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';
import { readActorNames } from '@/server/store/staff-reading';
import { listTicketMessages } from '@/server/store/ticket-message';
import type { CaseGround } from '../play/case-ground';
import { checksOf, type Verified } from '../play/verify-case';

/** What a report says of a case as it stands, and what it is found again by. A case still open ends at the moment of reading. */
export async function composeReport(
  ctx: Context,
  ground: CaseGround,
  steps: readonly PlayStep[],
): Promise<{ report: CaseReport; class: string; signals: string[]; checks: Verified }> {
  const { openedAt, closedAt, since } = ground;
  const now = ctx.now();
  const checks = await checksOf(ctx, ground, steps);
  const rest = {
    since,
    openedAt,
    closedAt: closedAt ?? now,
    stages: stageClocks({ openedAt, closedAt, steps, open: openChecks(checks), now }),
    steps: [...steps],
    improvements: improvementsOf(steps),
  };
  if (ground.kind === 'incident') {
    const { incident } = ground;
    const { kind, step, carrier, region, cause, params, told, figures } = incident;
    const { orders, withheld, recovered } = figures;
    const matter = {
      kind: 'incident' as const,
      incident: { kind, step, carrier, region, cause, params, since, told },
      orders,
      withheld,
      recovered,
    };
    const people = named([incident.acknowledgedByName, ...steps.map((s) => s.actorName), incident.closedByName]);
    const report = { ...rest, matter, people, cause: namedCause(steps), measures: measuresOf(steps, []), confirmedAt: null };
    return { report, class: kind, signals: incidentSignals(incident, steps), checks };
  }
  const { ticket, document } = ground;
  const [library, messages, names] = await Promise.all([
    loadExceptions(ctx.db),
    listTicketMessages(ctx.db, ticket.id),
    readActorNames(
      ctx.db,
      [ticket.ownerId && `staff:${ticket.ownerId}`, ticket.closedBy].flatMap((actor) => actor ?? []),
    ),
  ]);
  const { shop, orderNo } = document.state;
  const matter = {
    kind: 'ticket' as const,
    no: ticket.no,
    name: nameOfType(library, ticket.type),
    reported: ticket.kind,
    priority: ticket.priority,
    shop,
    orderNo,
    orderId: ticket.orderId,
  };
  const ends = [ticket.ownerId && names.get(`staff:${ticket.ownerId}`), ...steps.map((s) => s.actorName), names.get(ticket.closedBy ?? '')];
  const closing = messages.filter(({ kind }) => kind === 'closing').map(({ body }) => body);
  const report = {
    ...rest,
    matter,
    people: named(ends),
    cause: ticket.cause ?? namedCause(steps),
    measures: measuresOf(steps, closing),
    confirmedAt: ticket.confirmedAt,
  };
  return { report, class: ticket.class, signals: ticketSignals(ticket, document, steps), checks };
}

function named(names: readonly (string | null | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => (name ? [name] : [])))];
}
