import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { DraftView } from '@/server/api/trpc/answers';
import type { DiscardReason } from '@/server/domain/draft/draft';
import type { Words } from '@/server/domain/template/words';
import { formatMoment } from '@/server/domain/wording/dates';
import { type DraftOutcome, sayDraftRefusal } from './say-draft-outcome';

/** What somebody does with drafts, on the queue or on an order's page. */
export interface DraftActing {
  editing: string | null;
  discarding: string | null;
  isBusy: boolean;
  said: { words: string; isTrouble: boolean } | null;
  confirm: (draft: DraftView) => void;
  edit: (draft: DraftView) => void;
  hold: (draft: DraftView) => void;
  askDiscard: (draft: DraftView) => void;
  discard: (draft: DraftView, reason: DiscardReason) => void;
  back: (draft: DraftView) => void;
  finish: (draft: DraftView, words: string) => void;
  /** Goes on after words were kept for a draft. */
  kept: (draft: DraftView) => void;
  /** The draft at the version that our own keeping gave it, also before the list brings it. */
  latest: (draft: DraftView) => DraftView;
  refresh: () => void;
  /** What somebody typed on a draft and has not kept. */
  typedOf: (id: string) => Words | null;
  type: (id: string, words: Words) => void;
}

/** Sends, opens, holds and drops drafts, and says what came of it; `onGone` is told of each that is dealt with. */
export function useDraftActing(refresh: () => void, onGone: (draft: DraftView) => void): DraftActing {
  const { say, language, viewer } = useConsoleView();
  const calls = useTRPC();
  const typed = useRef(new Map<string, Words>());
  const versions = useRef(new Map<string, number>());
  const [editing, setEditing] = useState<string | null>(null);
  const [discarding, setDiscarding] = useState<string | null>(null);
  const [said, setSaid] = useState<DraftActing['said']>(null);
  const open = useMutation(calls.draft.open.mutationOptions());
  const leave = useMutation(calls.draft.leave.mutationOptions());
  const confirm = useMutation(calls.draft.confirm.mutationOptions());
  const hold = useMutation(calls.draft.hold.mutationOptions());
  const discard = useMutation(calls.draft.discard.mutationOptions());
  const isBusy = [open, confirm, hold, discard].some(({ isPending }) => isPending);
  const failed = () => setSaid({ words: say('drafts.said_failed'), isTrouble: true });
  const finish = (draft: DraftView, words: string) => {
    typed.current.delete(draft.id);
    setEditing(null);
    setDiscarding(null);
    setSaid({ words, isTrouble: false });
    onGone(draft);
    refresh();
  };
  /** Says why it was refused, or goes on. */
  const settle = <T extends DraftOutcome>(onDone: (outcome: T) => void) => ({
    onError: failed,
    onSuccess: (outcome: T) => {
      const refusal = sayDraftRefusal(outcome, say);
      if (refusal === null) onDone(outcome);
      else setSaid({ words: refusal, isTrouble: true });
      refresh();
    },
  });
  const latest = (draft: DraftView) => ({ ...draft, version: Math.max(draft.version, versions.current.get(draft.id) ?? 0) });
  const wishOf = (draft: DraftView) => ({ id: draft.id, version: latest(draft).version });
  return {
    editing,
    discarding,
    isBusy,
    said,
    refresh,
    finish,
    latest,
    kept: (draft) => {
      versions.current.set(draft.id, draft.version + 1);
      finish(draft, say('drafts.said_kept'));
    },
    typedOf: (id) => typed.current.get(id) ?? null,
    type: (id, words) => typed.current.set(id, words),
    confirm: (draft) =>
      confirm.mutate(
        wishOf(draft),
        settle(() => finish(draft, say('drafts.said_confirmed', { orderNo: draft.orderNo }))),
      ),
    edit: (draft) => {
      setDiscarding(null);
      open.mutate(
        wishOf(draft),
        settle(() => setEditing(draft.id)),
      );
    },
    hold: (draft) =>
      hold.mutate(
        wishOf(draft),
        settle((outcome: DraftOutcome & { until?: number }) =>
          setSaid({
            words: say('drafts.said_held', { time: formatMoment(outcome.until ?? viewer.now, language, viewer) }),
            isTrouble: false,
          }),
        ),
      ),
    askDiscard: (draft) => setDiscarding(discarding === draft.id ? null : draft.id),
    discard: (draft, reason) =>
      discard.mutate(
        { ...wishOf(draft), reason },
        settle(() => finish(draft, say('drafts.said_discarded'))),
      ),
    back: (draft) => {
      setEditing(null);
      leave.mutate(wishOf(draft), { onSettled: refresh });
    },
  };
}
