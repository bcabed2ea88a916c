'use client';

import { useMutation } from '@tanstack/react-query';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RatingOfOrder } from '@/server/api/trpc/answers';
import { RATING_REASON_NAMES } from '@/server/domain/wording/rating-words';

/** How the customer rated the order; the words beside it are opened by who works on it, which is written into the audit log. */
export function RatingPanel({ orderId, rating, mayRead }: { orderId: string; rating: RatingOfOrder; mayRead: boolean }) {
  const { say, language, viewer } = useConsoleView();
  const trpc = useTRPC();
  const show = useMutation(trpc.ticket.showRatingComment.mutationOptions());
  const { score, reason, ratedAt, hasComment } = rating;
  return (
    <Card title={say('rating.of_order')} tone={score <= 6 ? 'bad' : 'plain'}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <strong>{say('rating.score', { score })}</strong>
        <span className="text-faint text-xs">
          <Moment at={ratedAt} language={language} viewer={viewer} />
        </span>
      </p>
      <p className="text-soft">{reason ? RATING_REASON_NAMES[reason][language] : say('rating.none')}</p>
      {show.data?.kind === 'shown' ? (
        <>
          <blockquote className="mt-2 whitespace-pre-wrap break-words border-line border-l-4 pl-3">{show.data.comment}</blockquote>
          <p className="mt-2 text-faint text-xs">{say('rating.comment_shown')}</p>
        </>
      ) : hasComment ? (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 text-soft text-xs">
          {say(mayRead ? 'rating.comment' : 'rating.comment_agents')}
          {mayRead ? (
            <button type="button" className="button text-xs" disabled={show.isPending} onClick={() => show.mutate({ orderId })}>
              {say('rating.comment_show')}
            </button>
          ) : null}
        </p>
      ) : null}
      {show.isError ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {say('common.failed')}
        </p>
      ) : null}
    </Card>
  );
}
