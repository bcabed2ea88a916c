'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { KnowledgeLine } from '@/server/api/trpc/answers';
import { VersionRow } from './version-row';

const POLL_MS = 1_000;

interface Props {
  kind: 'status_map' | 'combination';
  /** Number of the version in force. */
  head: number;
  versions: KnowledgeLine[];
  mayEdit: boolean;
}

/** Every version that was ever in force, how far its orders are, and the way back to it. */
export function VersionsCard({ kind, head, versions, mayEdit }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const calls = useTRPC();
  const queries = useQueryClient();
  const options = calls.mapping.versions.queryOptions({ kind });
  const query = useQuery({
    ...options,
    initialData: versions,
    refetchInterval: ({ state }) => (state.data?.some(isWorking) ? POLL_MS : false),
  });
  // what the page was made with is newer than what an earlier visit left behind
  const { queryKey } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the same for one kind
  useEffect(() => {
    queries.setQueryData(queryKey, versions);
  }, [versions, kind, queries]);
  const onSuccess = () => router.refresh();
  const restoreMap = useMutation(calls.mapping.restore.mutationOptions({ onSuccess }));
  const restoreRules = useMutation(calls.combination.restore.mutationOptions({ onSuccess }));
  const restore = kind === 'status_map' ? restoreMap : restoreRules;
  const isMoving = query.data.some(isWorking);
  const wasMoving = useRef(isMoving);
  useEffect(() => {
    if (wasMoving.current && !isMoving) router.refresh();
    wasMoving.current = isMoving;
  }, [isMoving, router]);
  const goBack = (version: number) => restore.mutate({ base: head, version });
  return (
    <Card title={say('mappings.versions')} flush>
      {restore.error || restore.data?.kind === 'outdated' ? (
        <p role="alert" className="px-4 pb-2 text-bad text-xs">
          {restore.error?.message ?? say('mappings.outdated', { n: restore.data?.kind === 'outdated' ? restore.data.version : head })}
        </p>
      ) : null}
      {query.data.length === 0 ? <p className="px-4 pb-4 text-faint">{say('mappings.versions_none')}</p> : null}
      <ol className={`divide-y divide-line border-line ${query.data.length > 0 ? 'border-t' : ''}`}>
        {query.data.map((line) => (
          <VersionRow
            key={line.version}
            kind={kind}
            line={line}
            isHead={line.version === head}
            mayEdit={mayEdit}
            onRestore={() => goBack(line.version)}
          />
        ))}
        {head > 0 ? (
          <li className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
            <span className="text-soft">{say('mappings.shipped')}</span>
            {mayEdit ? (
              <SureButton small disabled={restore.isPending} onSure={() => goBack(0)}>
                {say('mappings.restore')}
              </SureButton>
            ) : null}
          </li>
        ) : null}
      </ol>
    </Card>
  );
}

function isWorking({ run }: KnowledgeLine): boolean {
  return run?.status === 'queued' || run?.status === 'running';
}
