import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { MessageKey } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { ReplayedCalls } from '@/server/api/trpc/answers';

/** How far the replay of one key's refused calls is. */
export interface ReplayProgress {
  done: number;
  /** Calls that could not be recorded and stay kept. */
  failed: number;
  of: number;
  status: 'running' | 'done' | 'failed';
  /** Why a call, or the step it stopped at, failed; null while nothing did. */
  reason: MessageKey | null;
}

/** Why a step got no answer, as far as the console can tell. */
function reasonOf(error: unknown): MessageKey {
  const data = (error as { data?: { appCode?: string | null } | null } | null)?.data;
  if (!data) return 'work_fault.no_answer';
  return data.appCode === 'unavailable' ? 'work_fault.database_away' : 'work_fault.internal';
}

/** Records what the refused calls of a key said, one step after the other, and says how far that is. */
export function useReplay(keyId: string): { progress: ReplayProgress | null; replay: (of: number) => Promise<void> } {
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<ReplayProgress | null>(null);
  const { mutateAsync: step } = useMutation(trpc.source.replayRefused.mutationOptions());
  const replay = async (of: number) => {
    const sum = { done: 0, failed: 0, of, reason: null as MessageKey | null };
    setProgress({ ...sum, status: 'running' });
    try {
      for (let afterId: number | null = 0; afterId !== null; ) {
        const { calls, failed, fault, lastId }: ReplayedCalls = await step({ keyId, afterId });
        afterId = lastId;
        sum.done += calls;
        sum.failed += failed;
        if (fault) sum.reason = `work_fault.${fault}`;
        setProgress({ ...sum, status: afterId === null ? 'done' : 'running' });
      }
    } catch (error) {
      setProgress({ ...sum, status: 'failed', reason: reasonOf(error) });
    }
    await queries.invalidateQueries();
    router.refresh();
  };
  return { progress, replay };
}
