import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { TemplateGroups } from './_parts/template-groups';

export const metadata: Metadata = { title: '消息模板 Templates' };

export default async function TemplatesPage() {
  const { calls, say } = await openPage();
  return (
    <>
      <PageHead title={say('templates.title')} intro={say('templates.intro')} />
      <TemplateGroups list={await calls.template.list()} />
    </>
  );
}
