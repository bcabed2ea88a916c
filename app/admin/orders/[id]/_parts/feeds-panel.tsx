'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { FeedRow } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

const TONES: Partial<Record<FeedRow['state'], 'good' | 'warn'>> = { active: 'good', undecided: 'warn', refused: 'warn' };

/** Which vendor pushes the news of each shipment; what a vendor gave up is decided here. */
export function FeedsPanel({ feeds, mayWrite }: { feeds: FeedRow[]; mayWrite: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const decide = useMutation(trpc.feed.decide.mutationOptions({ onSuccess: () => router.refresh() }));
  if (feeds.length === 0) return null;
  const isOpen = (feed: FeedRow) => feed.state === 'undecided' || feed.state === 'refused';
  return (
    <Card title={say('feeds.title')} aside={feeds.length}>
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
            {feed.reason ? <span className="min-w-0 break-words">{sayWord(say, 'feed_reason', feed.reason)}</span> : null}
            {feed.dueAt !== null && feed.dueAt > viewer.now ? (
              <span className="text-faint">{say('feeds.next', { time: formatMoment(feed.dueAt, language, viewer) })}</span>
            ) : null}
            {mayWrite && isOpen(feed) ? (
              <span className="flex flex-wrap gap-2">
                <button
                  type="button"
                  className="button min-h-0 px-2 py-0.5 text-xs"
                  disabled={decide.isPending}
                  onClick={() => decide.mutate({ ...feed, decision: 'renew' })}
                >
                  {say('feeds.renew')}
                </button>
                <SureButton small disabled={decide.isPending} onSure={() => decide.mutate({ ...feed, decision: 'stop' })}>
                  {say('feeds.stop')}
                </SureButton>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {decide.error || decide.data?.kind === 'moved_on' ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {decide.error?.message ?? say('feeds.moved_on')}
        </p>
      ) : null}
    </Card>
  );
}
