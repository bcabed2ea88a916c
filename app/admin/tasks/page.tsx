import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { TASK_KINDS } from '@/server/domain/consequence/task';
import { PurchaseTable } from './_parts/purchase-table';
import { TaskItem } from './_parts/task-item';
import { TaskPast } from './_parts/task-past';

export const metadata: Metadata = { title: '待办 To do' };

const REFRESH_S = 30;

/** What rules ask people, over all orders: decisions, stock to look at, goods to buy. */
export default async function TasksPage({ searchParams }: { searchParams: Promise<{ kind?: string; mine?: string }> }) {
  const { calls, ...view } = await openPage();
  const { say } = view;
  const { kind: asked, mine } = await searchParams;
  const isMine = mine !== undefined;
  const kind = TASK_KINDS.find((one) => one === asked);
  const desk = await calls.task.desk({ kind, isMine });
  const chip = (isHere: boolean) => `button ${isHere ? 'button-main' : ''}`;
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('tasks.title')} intro={say('tasks.intro')} />
      <nav className="mb-3 flex flex-wrap gap-2" aria-label={say('tasks.title')}>
        <Link className={chip(!kind && !isMine)} aria-current={kind || isMine ? undefined : 'page'} href="/admin/tasks">
          {say('tasks.all')}
        </Link>
        {TASK_KINDS.map((one) => (
          <Link key={one} className={chip(kind === one)} aria-current={kind === one ? 'page' : undefined} href={`/admin/tasks?kind=${one}`}>
            {say(`tasks.kind_${one}`)} {desk.counts[one] ?? 0}
          </Link>
        ))}
        <Link className={chip(isMine)} aria-current={isMine ? 'page' : undefined} href="/admin/tasks?mine">
          {say('tasks.mine')}
        </Link>
      </nav>
      <div className="grid gap-4">
        <Card flush>
          {desk.open.length === 0 ? (
            <EmptyState
              title={say(isMine ? 'tasks.none_mine' : 'tasks.none')}
              why={say(isMine ? 'tasks.none_mine_why' : 'tasks.none_why')}
            />
          ) : null}
          {desk.open.length > 0 ? (
            <ul className="-mt-2 divide-y divide-line">
              {desk.open.map((task) => (
                <li key={task.id} className="px-4 py-3">
                  <TaskItem task={task} isOnOrder={false} />
                </li>
              ))}
            </ul>
          ) : null}
        </Card>
        {desk.purchases.length > 0 && kind !== 'approve' ? <PurchaseTable lines={desk.purchases} view={view} /> : null}
        {desk.closed.length > 0 ? <TaskPast tasks={desk.closed} view={view} /> : null}
      </div>
    </>
  );
}
