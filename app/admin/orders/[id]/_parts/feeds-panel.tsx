'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { type Say, sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { FeedRow, FeedSet } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { PullButton } from './pull-button';

const TONES: Partial<Record<FeedRow['state'], 'good' | 'warn'>> = { active: 'good', undecided: 'warn', refused: 'warn' };
const SMALL = 'button min-h-0 px-2 py-0.5 text-xs';

/** Which vendor pushes the news of each shipment; what a vendor gave up is decided here, and vendors are asked for news. */
export function FeedsPanel({ orderId, set: { feeds, canPull }, mayWrite }: { orderId: string; set: FeedSet; mayWrite: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const decide = useMutation(trpc.feed.decide.mutationOptions({ onSuccess: () => router.refresh() }));
  if (feeds.length === 0 && !canPull) return null;
  const isOpen = (feed: FeedRow) => feed.state === 'undecided' || feed.state === 'refused';
  const renew = ({ source, shipmentKey, state }: FeedRow) => decide.mutate({ source, shipmentKey, state, decision: 'renew' });
  const stop = ({ source, shipmentKey, state }: FeedRow) => decide.mutate({ source, shipmentKey, state, decision: 'stop' });
  const problem = decide.error?.message ?? (decide.data?.kind === 'moved_on' ? say('feeds.moved_on') : null);
  return (
    <Card title={say('feeds.title')} aside={feeds.length || null}>
      {feeds.length === 0 ? <p className="text-faint">{say('feeds.none')}</p> : null}
      <ul className="grid gap-3">
        {feeds.map((feed) => (
          <li key={`${feed.source} ${feed.shipmentKey}`} className="grid gap-1 text-xs">
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 break-all font-medium">{feed.source}</span>
              <Badge tone={TONES[feed.state]}>{sayWord(say, 'feeds', feed.state)}</Badge>
            </span>
            <span className="min-w-0 break-all text-faint">
              {feed.carrier[language]} {feed.trackingNo} · {formatMoment(feed.since, language, viewer)}
            </span>
            {feed.reason ? <span className="min-w-0 break-words">{reasonWords(feed.reason, say)}</span> : null}
            {feed.likely.length > 0 ? (
              <span className="min-w-0 break-words text-warn">
                {say('feeds.likely', { carriers: feed.likely.map((name) => name[language]).join(language === 'zh-CN' ? '、' : ', ') })}
              </span>
            ) : null}
            {feed.dueAt !== null && feed.dueAt > viewer.now ? (
              <span className="text-faint">{say('feeds.next', { time: formatMoment(feed.dueAt, language, viewer) })}</span>
            ) : null}
            {mayWrite && isOpen(feed) ? (
              <span className="flex flex-wrap gap-2">
                <button type="button" className={SMALL} disabled={decide.isPending} onClick={() => renew(feed)}>
                  {say('feeds.renew')}
                </button>
                <SureButton small disabled={decide.isPending} onSure={() => stop(feed)}>
                  {say('feeds.stop')}
                </SureButton>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {problem ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {problem}
        </p>
      ) : null}
      {mayWrite && canPull ? <PullButton orderId={orderId} /> : null}
    </Card>
  );
}

/** A reason of ours in words; anything else is what the vendor answered. */
function reasonWords(reason: string, say: Say): string {
  const words = sayWord(say, 'feed_reason', reason);
  return words === reason ? say('feeds.vendor_said', { words }) : words;
}
