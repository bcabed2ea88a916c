import type { Metadata } from 'next';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { HookCreator } from './_parts/hook-creator';
import { HookRow } from './_parts/hook-row';

export const metadata: Metadata = { title: '推送 Webhooks' };

const REFRESH_S = 15;

/** Which of the shop's systems are told of changes, and how each fares. */
export default async function HooksPage() {
  const { calls, staff, ...view } = await openPage();
  const { say } = view;
  if (!mayAct(staff.role, 'admin')) return <NotAllowed needs="admin" say={say} />;
  const [hooks, shops] = await Promise.all([calls.hook.list(), calls.order.shops()]);
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('hooks.title')} intro={say('hooks.intro')}>
        <a className="button" href="/docs/api#on.order.state_changed">
          {say('hooks.docs')}
        </a>
      </PageHead>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card flush>
          {hooks.length === 0 ? <EmptyState title={say('hooks.none')} why={say('hooks.none_why')} /> : null}
          <ul className="-mt-2 divide-y divide-line">
            {hooks.map((hook) => (
              <HookRow key={hook.id} hook={hook} view={view} />
            ))}
          </ul>
        </Card>
        <HookCreator shops={shops} />
      </div>
    </>
  );
}
