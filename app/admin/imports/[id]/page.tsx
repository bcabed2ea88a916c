import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { DraftEditor } from '../_parts/draft-editor';
import { RunReport } from '../_parts/run-report';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { staff, calls, say, viewer } = await openPage();
  if (!mayAct(staff.role, 'supervisor')) return <NotAllowed needs="supervisor" say={say} />;
  const { id: runId } = await params;
  const run = UUID.test(runId) ? await calls.import.read({ runId }) : null;
  const back = (
    <Link href="/admin/imports" className="button">
      {say('imports.back')}
    </Link>
  );
  if (!run) {
    return (
      <Card>
        <EmptyState title={say('imports.missing')} why={say('imports.missing_why')}>
          {back}
        </EmptyState>
      </Card>
    );
  }
  const draft = run.status === 'draft' ? await calls.import.describe({ runId, timeZone: viewer.timeZone }) : null;
  return (
    <>
      <PageHead title={<span className="line-clamp-2 break-all">{run.fileName}</span>}>{back}</PageHead>
      {draft ? (
        <DraftEditor runId={runId} draft={draft} known={await calls.import.presets()} shops={await calls.order.shops()} />
      ) : (
        <RunReport first={run} />
      )}
    </>
  );
}
