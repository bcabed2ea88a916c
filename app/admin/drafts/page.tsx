import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { DraftDesk } from './_parts/draft-desk';
import { DraftReportCard } from './_parts/draft-report-card';

export const metadata: Metadata = { title: '待发消息 Drafts' };

const REPORT_DAYS = 7;

/** Messages to customers that wait for service to read them. */
export default async function DraftsPage() {
  const { calls, staff, ...view } = await openPage();
  const [first, report] = await Promise.all([calls.draft.list({}), calls.draft.report({ days: REPORT_DAYS })]);
  return (
    <>
      <PageHead title={view.say('drafts.title')} intro={view.say('drafts.intro')} />
      <DraftDesk first={first} staffId={staff.id} />
      <div className="mt-4">
        <DraftReportCard report={report} view={view} />
      </div>
    </>
  );
}
