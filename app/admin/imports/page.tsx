import type { Metadata } from 'next';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { RunRow } from './_parts/run-row';
import { UploadBox } from './_parts/upload-box';

export const metadata: Metadata = { title: '导入 Imports' };

const REFRESH_S = 2;

export default async function ImportsPage() {
  const { staff, calls, say, language, viewer } = await openPage();
  if (!mayAct(staff.role, 'supervisor')) return <NotAllowed needs="supervisor" say={say} />;
  const runs = await calls.import.list();
  const isMoving = runs.some((run) => run.status === 'queued' || run.status === 'running');
  return (
    <>
      {isMoving ? <Refresher everyS={REFRESH_S} /> : null}
      <PageHead title={say('imports.title')} intro={say('imports.intro')} />
      <UploadBox />
      <div className="mt-4">
        <Card title={say('imports.earlier')} flush>
          {runs.length === 0 ? (
            <EmptyState title={say('imports.none')} why={say('imports.none_why')} />
          ) : (
            <ul className="divide-y divide-line">
              {runs.map((run) => (
                <RunRow key={run.id} run={run} say={say} language={language} viewer={viewer} />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}
