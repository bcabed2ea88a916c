import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { hookHost } from '@/server/domain/hook/hook-address';
import { HOOK_MESSAGE_STATES } from '@/server/domain/hook/hook-message-state';
import { HookBadge } from '../_parts/hook-badge';
import { sayHealth } from '../_parts/say-health';
import { HookSettings } from './_parts/hook-settings';
import { MessageList } from './_parts/message-list';
import { ReplayForm } from './_parts/replay-form';
import { SecretCard } from './_parts/secret-card';

export const metadata: Metadata = { title: '推送 Webhook' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REFRESH_S = 5;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ state?: string; before?: string }>;
}

/** One system that is told of changes: how it fares, what was sent, its settings. */
export default async function HookPage({ params, searchParams }: Props) {
  const { calls, staff, ...view } = await openPage();
  const { say } = view;
  if (!mayAct(staff.role, 'admin')) return <NotAllowed needs="admin" say={say} />;
  const { id } = await params;
  const hook = UUID.test(id) ? await calls.hook.read({ id }) : null;
  const back = (
    <Link href="/admin/hooks" className="button">
      {say('hooks.back')}
    </Link>
  );
  if (!hook) {
    return (
      <Card>
        <EmptyState title={say('hooks.missing')} why={say('hooks.missing_why')}>
          {back}
        </EmptyState>
      </Card>
    );
  }
  const query = await searchParams;
  const state = HOOK_MESSAGE_STATES.find((one) => one === query.state);
  const beforeSeq = /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : undefined;
  const [page, shops] = await Promise.all([calls.hook.messages({ hookId: id, state, beforeSeq }), calls.order.shops()]);
  return (
    <>
      {beforeSeq === undefined ? <Refresher everyS={REFRESH_S} /> : null}
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 break-all">{hook.description || hookHost(hook.url)}</span>
            <HookBadge state={hook.state} say={say} />
          </span>
        }
        intro={[hookHost(hook.url), sayHealth(hook, view)].join(' · ')}
      >
        {back}
      </PageHead>
      {hook.state === 'away' ? <p className="mb-3 rounded-lg bg-bad-soft px-3 py-2 text-bad">{say('hooks.rests')}</p> : null}
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <MessageList hook={hook} page={page} state={state} view={view} />
          <ReplayForm id={id} failed={hook.tally.failed} />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <HookSettings key={id} hook={hook} shops={shops} />
          <SecretCard id={id} oldUntil={hook.oldUntil} />
        </div>
      </div>
    </>
  );
}
