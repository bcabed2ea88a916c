import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { isTemplateKey, TEMPLATES } from '@/server/domain/template/library';
import { TemplateDesk } from './_parts/template-desk';

export const metadata: Metadata = { title: '消息模板 Template' };

export default async function TemplatePage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  const { calls, staff, say, language, viewer } = await openPage();
  if (!isTemplateKey(key)) notFound();
  const [page, shops] = await Promise.all([calls.template.read({ key }), calls.order.shops()]);
  return (
    <>
      <PageHead title={TEMPLATES[key].wechatFact[language]} intro={<span className="digits">{key}</span>}>
        <Link href="/admin/templates" className="button">
          {say('templates.back')}
        </Link>
      </PageHead>
      <TemplateDesk
        templateKey={key}
        page={page}
        shops={shops}
        now={viewer.now}
        role={staff.role}
        mayEdit={mayAct(staff.role, 'supervisor')}
      />
    </>
  );
}
