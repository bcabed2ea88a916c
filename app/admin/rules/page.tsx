import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { ApprovalCard } from './_parts/approval-card';
import { ConflictRules } from './_parts/conflict-rules';
import { OfferedCard } from './_parts/offered-card';
import { OpenDrafts } from './_parts/open-drafts';
import { RuleCard } from './_parts/rule-card';
import { SuggestionCard } from './_parts/suggestion-card';

export const metadata: Metadata = { title: '规则 Rules' };

export default async function RulesPage() {
  const { calls, staff, say, language, viewer } = await openPage();
  const [rules, desk, palette, switches, suggestions, offered] = await Promise.all([
    calls.rule.list(),
    calls.rule.desk(),
    calls.rule.palette(),
    calls.conflict.read(),
    calls.rule.suggestions(),
    calls.rule.offered(),
  ]);
  const mayEdit = mayAct(staff.role, 'supervisor');
  return (
    <>
      <PageHead title={say('rules.title')} intro={say('rules.intro')}>
        {mayEdit ? (
          <Link href="/admin/rules/new" className="button button-main">
            {say('rule.new')}
          </Link>
        ) : null}
      </PageHead>
      <OpenDrafts drafts={desk.drafts} say={say} language={language} viewer={viewer} />
      <OfferedCard offered={offered} rules={rules} people={palette.people} mayEdit={mayEdit} />
      {rules.length === 0 ? (
        <Card>
          <EmptyState title={say('rules.none')} why={say('rules.none_why')} />
        </Card>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {rules.map((rule) => (
          <RuleCard
            key={rule.code}
            rule={rule}
            people={palette.people}
            calendarNames={palette.calendarNames}
            trialPercent={desk.trials.find((trial) => trial.code === rule.code)?.percent ?? null}
            mayEdit={mayEdit}
          />
        ))}
      </div>
      <div className="mt-4 grid gap-4">
        <SuggestionCard
          suggestions={suggestions}
          names={Object.fromEntries(rules.map((rule) => [rule.code, rule.name]))}
          mayEdit={mayEdit}
        />
        <ApprovalCard approval={desk.approval} approvers={desk.approvers} shops={palette.shops} mayEdit={mayAct(staff.role, 'admin')} />
        <ConflictRules switches={switches} mayEdit={mayAct(staff.role, 'admin')} />
      </div>
    </>
  );
}
