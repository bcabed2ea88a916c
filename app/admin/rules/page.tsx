import type { Metadata } from 'next';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { ConflictRules } from './_parts/conflict-rules';
import { RuleCard } from './_parts/rule-card';

export const metadata: Metadata = { title: '规则 Rules' };

export default async function RulesPage() {
  const { calls, staff, say } = await openPage();
  const [rules, switches] = await Promise.all([calls.rule.list(), calls.conflict.read()]);
  return (
    <>
      <PageHead title={say('rules.title')} intro={say('rules.intro')} />
      {rules.length === 0 ? (
        <Card>
          <EmptyState title={say('rules.none')} why={say('rules.none_why')} />
        </Card>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {rules.map((rule) => (
          <RuleCard key={rule.code} rule={rule} mayEdit={mayAct(staff.role, 'supervisor')} />
        ))}
      </div>
      <div className="mt-4">
        <ConflictRules switches={switches} mayEdit={mayAct(staff.role, 'admin')} />
      </div>
    </>
  );
}
