'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { useStaffNews } from '@/app/_lib/use-staff-news';
import { DraftCard } from './draft-card';
import { useDraftActing } from './use-draft-acting';

const POLL_MS = 15_000;
const nothing = () => undefined;

/** The drafts that concern one order, to be dealt with where one stands; nothing where none waits and nothing was just done. */
export function OrderDrafts({ orderId, staffId }: { orderId: string; staffId: string }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery({ ...calls.draft.list.queryOptions({ orderId }), refetchInterval: POLL_MS });
  const { refetch } = query;
  const refresh = useCallback(() => void refetch(), [refetch]);
  useStaffNews(refresh);
  const acting = useDraftActing(refresh, nothing);
  const drafts = query.data ?? [];
  if (drafts.length === 0 && !acting.said) return null;
  return (
    <Card title={say('drafts.of_order')}>
      <p role="status" className={`empty:hidden ${acting.said?.isTrouble ? 'text-bad' : 'text-good'}`}>
        {acting.said?.words ?? ''}
      </p>
      <div className="grid gap-6">
        {drafts.map((draft) => (
          <DraftCard key={draft.id} draft={draft} acting={acting} staffId={staffId} />
        ))}
      </div>
    </Card>
  );
}
