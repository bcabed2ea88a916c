import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { RULE_TEMPLATES, type RuleTemplate } from '@/server/domain/rule/rule-templates';
import { needsSecondPerson } from '@/server/domain/rule/second-person';
import { sayRung } from '../_parts/rule-difference';
import { RuleEditor } from '../_parts/rule-editor';
import { sayScope } from '../_parts/rule-words';

export const metadata: Metadata = { title: '新建规则 New rule' };

const accept = DEFAULT_RULES.warehouse_accept!;
const BLANK: Omit<RuleTemplate, 'purpose'> = {
  code: 'own',
  body: { ...accept, name: { 'zh-CN': '', en: '' }, scope: {}, rungs: [{ ...accept.rungs[1]!, tellCustomer: false }] },
};

interface Props {
  searchParams: Promise<{ from?: string }>;
}

export default async function NewRulePage({ searchParams }: Props) {
  const { calls, staff, say, language } = await openPage();
  if (!mayAct(staff.role, 'supervisor')) redirect('/admin/rules');
  const { from } = await searchParams;
  const [palette, desk] = await Promise.all([calls.rule.palette(), calls.rule.desk()]);
  const back = (
    <Link href={from ? '/admin/rules/new' : '/admin/rules'} className="button">
      {say(from ? 'rule.new' : 'rule.back')}
    </Link>
  );
  const template = from === BLANK.code ? BLANK : RULE_TEMPLATES.find((one) => one.code === from);
  if (template)
    return (
      <>
        <PageHead title={template.body.name[language] || say('rule.untitled')} intro={say('rule.new_edit')}>
          {back}
        </PageHead>
        <RuleEditor
          first={{ code: null, stem: template.code, body: template.body, enabled: true, note: '' }}
          inForce={null}
          palette={palette}
          needsTwo={needsSecondPerson(desk.approval, null, template.body.scope)}
          isKept={false}
          shadowSince={null}
        />
      </>
    );
  const tongue = { say, language, people: palette.people };
  return (
    <>
      <PageHead title={say('rule.new')} intro={say('rule.new_intro')}>
        {back}
      </PageHead>
      <ul className="grid grid-cols-1 gap-3 md:grid-cols-2 xl:grid-cols-3">
        {RULE_TEMPLATES.map(({ code, purpose, body }) => (
          <li key={code}>
            <Link
              href={`/admin/rules/new?from=${code}`}
              className="block h-full rounded-xl border border-line bg-card px-4 py-3 hover:border-brand"
            >
              <span className="block font-semibold text-brand">{body.name[language]}</span>
              <span className="block">{purpose[language]}</span>
              <span className="mt-2 block text-faint text-xs">
                {sayScope(body.scope, tongue)} · {say(`clock.${body.clock}`)}
                <span className="block">{sayRung(body.rungs[0]!, body.clock, tongue)}</span>
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link
            href={`/admin/rules/new?from=${BLANK.code}`}
            className="block h-full rounded-xl border border-line border-dashed bg-card px-4 py-3 hover:border-brand"
          >
            <span className="block font-semibold text-brand">{say('rule.blank')}</span>
            <span className="block">{say('rule.blank_why')}</span>
          </Link>
        </li>
      </ul>
    </>
  );
}
