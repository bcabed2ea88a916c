import type { Metadata } from 'next';
import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import type { RuleRow } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import type { RuleBody } from '@/server/domain/rule/rule';
import { formatMoment } from '@/server/domain/wording/dates';
import { DONE } from '../_parts/done';
import { DoneLine } from '../_parts/done-line';
import { ProposalCard } from '../_parts/proposal-card';
import { RuleCard } from '../_parts/rule-card';
import { RuleEditor } from '../_parts/rule-editor';
import { RuleHistory } from '../_parts/rule-history';
import { TrialCard } from '../_parts/trial-card';

export const metadata: Metadata = { title: '规则 Rule' };

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ done?: string }>;
}

export default async function RulePageView({ params, searchParams }: Props) {
  const { calls, staff, say, language, viewer } = await openPage();
  const code = decodeURIComponent((await params).code);
  const [page, palette, versions] = await Promise.all([calls.rule.read({ code }), calls.rule.palette(), calls.rule.history({ code })]);
  const back = (
    <Link href="/admin/rules" className="button">
      {say('rule.back')}
    </Link>
  );
  if (page.kind === 'missing')
    return (
      <>
        <PageHead title={say('rule.missing')}>{back}</PageHead>
        <Card>
          <EmptyState title={say('rule.missing')} why={say('rule.missing_why')} />
        </Card>
      </>
    );
  const { inForce, draft, trial, needsTwo } = page;
  const asked = (await searchParams).done;
  const done = DONE.find((one) => one === asked);
  const mayEdit = mayAct(staff.role, 'supervisor');
  const shown = draft?.body ?? bodyOf(inForce!);
  return (
    <>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            {shown.name[language] || say('rule.untitled')}
            {inForce ? <Badge tone="good">{say('rules.version', { n: inForce.version })}</Badge> : <Badge>{say('draft.is')}</Badge>}
          </span>
        }
        intro={
          draft?.state === 'draft'
            ? `${say('draft.by', { who: draft.changedByName ?? draft.changedBy, time: formatMoment(draft.changedAt, language, viewer) })}${draft.base !== (inForce?.version ?? null) ? ` ${say('draft.old_base', { n: draft.base ?? 0 })}` : ''}`
            : undefined
        }
      >
        {back}
      </PageHead>
      <div className="grid grid-cols-1 gap-4">
        {done ? <DoneLine done={done} code={code} version={(done === 'on_trial' ? trial : inForce)?.version ?? 0} /> : null}
        {draft?.state === 'proposed' ? (
          <ProposalCard
            draft={draft}
            inForce={inForce}
            palette={palette}
            isOwn={draft.changedBy === `staff:${staff.id}`}
            mayEdit={mayEdit}
          />
        ) : null}
        {trial && inForce ? <TrialCard trial={trial} inForce={inForce} palette={palette} mayEdit={mayEdit} /> : null}
        {mayEdit ? (
          <RuleEditor
            key={`${inForce?.version ?? 0}|${draft?.changedAt ?? 0}`}
            first={{ code, body: shown, enabled: draft?.enabled ?? inForce!.enabled, note: draft?.note ?? '' }}
            inForce={inForce}
            palette={palette}
            needsTwo={needsTwo}
            isKept={draft !== null}
            shadowSince={draft?.shadowSince ?? null}
          />
        ) : inForce ? (
          <RuleCard
            rule={inForce}
            people={palette.people}
            calendarNames={palette.calendarNames}
            trialPercent={trial?.percent ?? null}
            mayEdit={false}
          />
        ) : null}
        {inForce ? <RuleHistory code={code} versions={versions} inForce={inForce} palette={palette} mayEdit={mayEdit} /> : null}
      </div>
    </>
  );
}

function bodyOf({
  code: _code,
  version: _version,
  enabled: _on,
  updatedAt: _at,
  updatedBy: _by,
  updatedByName: _name,
  ...body
}: RuleRow): RuleBody {
  return body;
}
