import type { Metadata } from 'next';
import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { formatMoment } from '@/server/domain/wording/dates';
import { RevokeLink } from './_parts/revoke-link';

export const metadata: Metadata = { title: '分享链接 Shared links' };

/** Every link that still holds, over all orders. */
export default async function LinksPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { calls, staff, say, language, viewer } = await openPage();
  const { before } = await searchParams;
  const { links, next } = await calls.link.active(before ? { before } : {});
  const time = (at: number) => formatMoment(at, language, viewer);
  return (
    <>
      <PageHead title={say('nav.links')} intro={say('links.intro')} />
      <Card flush>
        {links.length === 0 ? <EmptyState title={say('links.none')} why={say('links.none_why')} /> : null}
        <ul className="-mt-2 divide-y divide-line">
          {links.map((link) => (
            <li key={link.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
              <span className="min-w-0 flex-1 basis-64">
                <Link className="break-all font-mono text-[0.8125rem] text-brand" href={`/admin/orders/${link.orderId}`}>
                  {link.orderNo}
                </Link>{' '}
                <Badge>{say(link.tier === 1 ? 'links.tier_1' : 'links.tier_0')}</Badge>
                <span className="block text-faint text-xs">
                  {say('links.by', { name: link.maker ?? say('links.nobody'), time: time(link.createdAt) })}
                </span>
              </span>
              <span className="text-soft text-xs">
                {link.lastViewedAt === null
                  ? say('links.never')
                  : `${say('order.link_views', { n: link.views })} · ${say('links.last', { time: time(link.lastViewedAt) })}`}
                <span className="block text-faint">{say('order.link_expires', { time: time(link.expiresAt) })}</span>
              </span>
              {mayAct(staff.role, 'agent') ? <RevokeLink linkId={link.id} /> : null}
            </li>
          ))}
        </ul>
        {next ? (
          <p className="p-3 text-center">
            <Link className="button" href={`/admin/links?before=${next}`}>
              {say('common.more')}
            </Link>
          </p>
        ) : null}
      </Card>
    </>
  );
}
