import type { Metadata } from 'next';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { ChannelCard } from './_parts/channel-card';

export const metadata: Metadata = { title: '通知渠道 Channels' };

const REFRESH_S = 10;

/** Every channel: how it stands, its switch, its account and limits. */
export default async function ChannelsPage() {
  const { calls, staff, say } = await openPage();
  if (!mayAct(staff.role, 'admin')) return <NotAllowed needs="admin" say={say} />;
  const channels = await calls.channel.list();
  return (
    <>
      <Refresher everyS={REFRESH_S} />
      <PageHead title={say('channels.title')} intro={say('channels.intro')} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        {channels.map((channel) => (
          <ChannelCard key={channel.code} channel={channel} />
        ))}
      </div>
    </>
  );
}
