'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RulePage, RulePalette } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { DifferenceList } from './difference-card';
import { Outcome } from './publish-bar';
import { ruleDifferences } from './rule-difference';

interface Props {
  draft: NonNullable<RulePage['draft']>;
  inForce: RulePage['inForce'];
  palette: RulePalette;
  /** Whoever looks proposed it. */
  isOwn: boolean;
  mayEdit: boolean;
}

/** A change that waits for a second person: what it says otherwise, and that person's answer. */
export function ProposalCard({ draft, inForce, palette, isOwn, mayEdit }: Props) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const { code, body, enabled, percent } = draft;
  const decide = useMutation(
    trpc.rule.decide.mutationOptions({
      onSuccess: ({ kind }) => {
        // the card goes with the proposal; the page says what became of it
        if (kind === 'published' || kind === 'on_trial') router.replace(`/admin/rules/${encodeURIComponent(code)}?done=${kind}`);
        router.refresh();
      },
    }),
  );
  const answer = decide.data;
  return (
    <Card
      title={say('proposal.waits')}
      aside={say('proposal.by', { who: draft.changedByName ?? draft.changedBy, time: formatMoment(draft.changedAt, language, viewer) })}
    >
      {draft.note ? <p className="mb-2 break-words text-soft">{draft.note}</p> : null}
      {percent === null ? null : <p className="mb-2">{say('publish.trial', { n: percent })}</p>}
      <DifferenceList differences={ruleDifferences(inForce, { ...body, enabled }, { say, language, ...palette })} />
      {mayEdit ? (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <button
            type="button"
            className="button button-main"
            disabled={isOwn || decide.isPending}
            onClick={() => decide.mutate({ code, agrees: true })}
          >
            {say('proposal.agree')}
          </button>
          <button
            type="button"
            className="button"
            disabled={isOwn || decide.isPending}
            onClick={() => decide.mutate({ code, agrees: false })}
          >
            {say('proposal.send_back')}
          </button>
          {isOwn ? <span className="text-soft text-xs">{say('proposal.same')}</span> : null}
        </div>
      ) : null}
      <p role="status" className="mt-2 text-brand text-xs empty:hidden">
        {!answer ? null : answer.kind === 'same_person' ? (
          say('proposal.same')
        ) : answer.kind === 'sent_back' ? (
          say('proposal.sent_back')
        ) : (
          <Outcome answer={answer} />
        )}
      </p>
      {decide.isError ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {decide.error.message}
        </p>
      ) : null}
    </Card>
  );
}
