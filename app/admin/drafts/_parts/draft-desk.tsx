'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { useStaffNews } from '@/app/_lib/use-staff-news';
import type { DraftView } from '@/server/api/trpc/answers';
import { DraftCard } from './draft-card';
import { DraftLine } from './draft-line';
import { LostDraft } from './lost-draft';
import { useDraftActing } from './use-draft-acting';
import { useDraftKeys } from './use-draft-keys';

/** Where the line that tells of news is cut, they come this late. */
const POLL_MS = 10_000;

/** The queue of drafts beside the one that is looked at, live: what others do shows within a second. */
export function DraftDesk({ first, staffId }: { first: DraftView[]; staffId: string }) {
  const { say, staffRole } = useConsoleView();
  const calls = useTRPC();
  const query = useQuery({ ...calls.draft.list.queryOptions({}), initialData: first, refetchInterval: POLL_MS });
  const { refetch } = query;
  const refresh = useCallback(() => void refetch(), [refetch]);
  useStaffNews(refresh);
  const drafts = query.data;
  const [chosen, setChosen] = useState<string | null>(null);
  const here = Math.max(
    0,
    drafts.findIndex(({ id }) => id === chosen),
  );
  const draft = drafts[here];
  const next = (from: DraftView) => setChosen(drafts[drafts.indexOf(from) + 1]?.id ?? drafts[drafts.indexOf(from) - 1]?.id ?? null);
  const acting = useDraftActing(refresh, next);
  const mayAct = staffRole !== null && staffRole !== 'viewer';
  const isOthers = draft?.open != null && draft.open.id !== staffId;
  const once = (act: (one: DraftView) => void) => () => {
    if (draft && mayAct && !acting.isBusy && !isOthers) act(draft);
  };
  useDraftKeys(
    acting.editing === null && draft
      ? {
          onMove: (step) => setChosen(drafts[Math.min(drafts.length - 1, Math.max(0, here + step))]?.id ?? null),
          onConfirm: once(acting.confirm),
          onEdit: once((one) => (one.words ? acting.edit(one) : undefined)),
          onHold: once((one) => (one.canBeHeld ? acting.hold(one) : undefined)),
          onDiscard: once(acting.askDiscard),
        }
      : null,
  );
  const lost = acting.editing !== null && !drafts.some(({ id }) => id === acting.editing) ? acting.typedOf(acting.editing) : null;
  return (
    <>
      <p role="status" className={`mb-3 min-h-5 ${acting.said?.isTrouble ? 'text-bad' : 'text-good'}`}>
        {acting.said?.words ?? ''}
      </p>
      {query.isError ? (
        <p role="alert" className="mb-3 rounded-lg bg-bad-soft px-3 py-2 text-bad">
          {say('drafts.failed')} · {say('drafts.failed_why')}
        </p>
      ) : null}
      {lost ? <LostDraft words={lost} /> : null}
      {draft ? (
        <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <Card title={say('drafts.count', { n: drafts.length })} flush>
            <ul className="max-h-[45dvh] lg:max-h-[70dvh] divide-y divide-line overflow-y-auto">
              {drafts.map((one) => (
                <li key={one.id}>
                  <DraftLine draft={one} isHere={one.id === draft.id} staffId={staffId} onChoose={() => setChosen(one.id)} />
                </li>
              ))}
            </ul>
            {mayAct ? <p className="hidden border-line border-t px-4 py-2 text-faint text-xs lg:block">{say('drafts.keys')}</p> : null}
          </Card>
          <Card>
            <DraftCard key={draft.id} draft={draft} acting={acting} staffId={staffId} />
          </Card>
        </div>
      ) : (
        <Card>
          <EmptyState title={say('drafts.none')} why={say('drafts.none_why')} />
        </Card>
      )}
    </>
  );
}
