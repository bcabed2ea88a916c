'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { ShownOnce } from '@/app/_components/shown-once';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { OrderPage } from '@/server/api/trpc/answers';
import { DAY } from '@/server/domain/shared/instant';
import { formatMoment } from '@/server/domain/wording/dates';
import { ShareMessage } from './share-message';

const ENDS_DAYS = [1, 7, 30, 90];

/** Links that show this order to whoever holds them: made here, counted, revoked here. */
export function LinksPanel(props: { orderId: string; orderNo: string; links: OrderPage['links']; mayWrite: boolean }) {
  const { orderId, orderNo, links, mayWrite } = props;
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [tier, setTier] = useState<0 | 1>(1);
  const [days, setDays] = useState<number | null>(null);
  const create = useMutation(trpc.link.create.mutationOptions({ onSuccess: () => router.refresh() }));
  const revoke = useMutation(trpc.link.revoke.mutationOptions({ onSuccess: () => router.refresh() }));
  const url = create.data?.kind === 'created' ? create.data.url : null;
  const problem = create.error ?? revoke.error;
  return (
    <Card title={say('order.links')} aside={links.length || null}>
      {mayWrite ? (
        <div className="mb-3 grid gap-2">
          <select
            className="field w-full text-xs"
            aria-label={say('order.links')}
            value={tier}
            onChange={(event) => setTier(event.target.value === '0' ? 0 : 1)}
          >
            <option value="1">{say('order.link_tier_1')}</option>
            <option value="0">{say('order.link_tier_0')}</option>
          </select>
          <select
            className="field w-full text-xs"
            aria-label={say('links.ends')}
            value={days ?? ''}
            onChange={(event) => setDays(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">{say('links.ends_default')}</option>
            {ENDS_DAYS.map((n) => (
              <option key={n} value={n}>
                {say('links.ends_days', { n })}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="button"
            disabled={create.isPending}
            onClick={() => create.mutate({ orderId, tier, ...(days === null ? {} : { expiresAt: Date.now() + days * DAY }) })}
          >
            {say('order.link_create')}
          </button>
          {url ? <ShownOnce words={say('order.link_made')} secret={url} /> : null}
          {url ? <ShareMessage orderNo={orderNo} url={url} /> : null}
          {problem ? (
            <p role="alert" className="text-bad text-xs">
              {problem.message}
            </p>
          ) : null}
        </div>
      ) : null}
      {links.length === 0 ? <p className="text-faint">{say('order.links_none')}</p> : null}
      <ul className="grid gap-2">
        {links.map((link) => {
          const isOver = link.revokedAt !== null || link.expiresAt <= viewer.now;
          return (
            <li key={link.id} className="flex items-center justify-between gap-3">
              <span className="min-w-0 text-xs">
                <span className={isOver ? 'text-faint line-through' : ''}>
                  {say(link.tier === 1 ? 'order.link_tier_1' : 'order.link_tier_0')}
                </span>
                <span className="block text-faint">
                  {formatMoment(link.createdAt, language, viewer)} · {say('order.link_views', { n: link.views })}
                  {isOver ? '' : ` · ${say('order.link_expires', { time: formatMoment(link.expiresAt, language, viewer) })}`}
                </span>
              </span>
              {isOver ? (
                <Badge>{say(link.revokedAt === null ? 'order.link_expired' : 'order.link_revoked')}</Badge>
              ) : mayWrite ? (
                <SureButton small disabled={revoke.isPending} onSure={() => revoke.mutate({ linkId: link.id })}>
                  {say('order.link_revoke')}
                </SureButton>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
