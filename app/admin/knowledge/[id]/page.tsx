import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { CopyButton } from '@/app/_components/copy-button';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { type CaseSubject, splitSubject } from '@/server/domain/play/case-subject';
import { caseMarkdown } from '@/server/domain/wording/case-markdown';
import { nameCase } from '@/server/domain/wording/word-case';
import { ReportView } from '../_parts/report-view';

export const metadata: Metadata = { title: '处置报告 Report' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  const { calls, say, language, viewer } = await openPage();
  const { id } = await params;
  const read = UUID.test(id) ? await calls.knowledge.read({ id }) : ({ kind: 'missing' } as const);
  const back = (
    <Link href="/admin/knowledge" className="button">
      {say('knowledge.all')}
    </Link>
  );
  if (read.kind === 'missing') {
    return (
      <Card>
        <EmptyState title={say('knowledge.missing')} why={say('knowledge.missing_why')}>
          {back}
        </EmptyState>
      </Card>
    );
  }
  const { report, subject } = read.filed;
  const page = splitSubject(subject as CaseSubject);
  const file = new URLSearchParams({ language, zone: viewer.timeZone });
  return (
    <>
      <PageHead title={nameCase(report.matter, language, viewer)}>
        {back}
        <Link href={`/admin/${page.kind}s/${page.id}`} className="button">
          {say('knowledge.open_case')}
        </Link>
        <CopyButton text={caseMarkdown(report, language, viewer.timeZone)} />
        <a className="button button-main" href={`/admin/knowledge/${id}/markdown?${file}`} download>
          {say('play.report_save')}
        </a>
      </PageHead>
      <ReportView report={report} view={{ say, language, viewer }} />
    </>
  );
}
