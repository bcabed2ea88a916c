import type { CaseReport } from '@/server/domain/knowledge/case-report';
import type { Headline } from '@/server/domain/order/order-document';
import { type CaseSubject, splitSubject } from '@/server/domain/play/case-subject';
import type { PlayStep } from '@/server/domain/play/play-step';
import type { StageClock } from '@/server/domain/play/stage-clock';
import { HOUR, type Instant } from '@/server/domain/shared/instant';
import { publicUrl } from '@/server/platform/environment';
import type { Context } from '@/server/store/context';
import { listPlaySteps } from '@/server/store/play-step';
import { readActiveGroups } from '@/server/store/staff-group';
import { composeReport } from '../knowledge/compose-report';
import { findSimilar, type SimilarCase } from '../knowledge/find-similar';
import { readCaseGround } from './case-ground';
import type { Verified } from './verify-case';

/** Everything the panel of a case shows. */
export interface Play {
  kind: 'found';
  subject: CaseSubject;
  openedAt: Instant;
  closedAt: Instant | null;
  /** Three hours after it was opened. */
  dueAt: Instant;
  /** Its order and where that stands; null for an incident. */
  order: { id: string; headline: Headline } | null;
  /** Page of the case, for those who can sign in. */
  link: string;
  stages: StageClock[];
  steps: PlayStep[];
  checks: Verified;
  similar: SimilarCase[];
  /** Groups of colleagues whose robot can be asked to tell of it. */
  groups: { id: string; name: string }[];
  /** As it would be filed now. */
  report: CaseReport;
}

export async function readPlay(ctx: Context, input: { subject: CaseSubject }): Promise<Play | { kind: 'missing' }> {
  const ground = await readCaseGround(ctx, input.subject);
  if (!ground) return { kind: 'missing' };
  const steps = await listPlaySteps(ctx.db, input.subject);
  const { report, signals, checks } = await composeReport(ctx, ground, steps);
  const [similar, groups] = await Promise.all([findSimilar(ctx, { subject: input.subject, signals }), readActiveGroups(ctx.db)]);
  return {
    kind: 'found',
    subject: input.subject,
    openedAt: ground.openedAt,
    closedAt: ground.closedAt,
    dueAt: ground.openedAt + 3 * HOUR,
    order: ground.kind === 'ticket' ? { id: ground.ticket.orderId, headline: ground.document.headline } : null,
    link: linkOf(input.subject),
    stages: report.stages,
    steps,
    checks,
    similar,
    groups: groups.map(({ id, name }) => ({ id, name })),
    report,
  };
}

function linkOf(subject: CaseSubject): string {
  const { kind, id } = splitSubject(subject);
  return `${publicUrl()}/admin/${kind}s/${id}`;
}
