'use client';

import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import type { DraftView } from '@/server/api/trpc/answers';
import { DISCARD_REASONS } from '@/server/domain/draft/draft';
import { Countdown } from './countdown';
import { DraftEditor } from './draft-editor';
import { DraftPreview } from './draft-preview';
import { DraftReason } from './draft-reason';
import type { DraftActing } from './use-draft-acting';

/** One draft with why it waits, what it says, and what can be done with it. */
export function DraftCard({ draft, acting, staffId }: { draft: DraftView; acting: DraftActing; staffId: string }) {
  const { say, staffRole } = useConsoleView();
  const isOthers = draft.open !== null && draft.open.id !== staffId;
  const isEditing = acting.editing === draft.id && draft.words !== null;
  const mayAct = staffRole !== null && staffRole !== 'viewer';
  const isBlocked = acting.isBusy || isOthers;
  return (
    <article className="grid min-w-0 gap-4" aria-label={draft.orderNo}>
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link className="break-all font-mono text-brand" href={`/admin/orders/${draft.orderId}`}>
          {draft.orderNo}
        </Link>
        {draft.orders > 1 ? <Badge>{say('drafts.orders', { n: draft.orders })}</Badge> : null}
        {draft.editedByName ? <Badge tone="brand">{say('drafts.edited_by', { who: draft.editedByName })}</Badge> : null}
        {isOthers ? <Badge tone="warn">{say('drafts.open_by', { who: draft.open?.name ?? say('common.unknown') })}</Badge> : null}
        <span className="ml-auto">
          <Countdown draft={draft} />
        </span>
      </header>
      {draft.isOutdated ? <p className="rounded-lg bg-warn-soft px-3 py-2 text-warn text-xs">{say('drafts.outdated')}</p> : null}
      {isEditing ? (
        <DraftEditor
          key={draft.id}
          draft={acting.latest(draft)}
          typed={acting.typedOf(draft.id)}
          onType={(words) => acting.type(draft.id, words)}
          onSent={() => acting.finish(draft, say('drafts.said_confirmed', { orderNo: draft.orderNo }))}
          onKept={() => acting.kept(acting.latest(draft))}
          onBack={() => acting.back(draft)}
          onStale={acting.refresh}
        />
      ) : (
        <DraftPreview draft={draft} words={draft.words} />
      )}
      {mayAct && !isEditing ? (
        <div className="flex flex-wrap gap-2">
          <button type="button" className="button button-main" disabled={isBlocked} onClick={() => acting.confirm(draft)}>
            {say('drafts.confirm')}
          </button>
          <button type="button" className="button" disabled={isBlocked || draft.words === null} onClick={() => acting.edit(draft)}>
            {say('drafts.edit')}
          </button>
          <button type="button" className="button" disabled={isBlocked || !draft.canBeHeld} onClick={() => acting.hold(draft)}>
            {say('drafts.hold')}
          </button>
          <button
            type="button"
            className="button"
            disabled={isBlocked}
            aria-expanded={acting.discarding === draft.id}
            onClick={() => acting.askDiscard(draft)}
          >
            {say('drafts.discard')}
          </button>
        </div>
      ) : null}
      {acting.discarding === draft.id ? (
        <fieldset className="flex flex-wrap items-center gap-2 rounded-lg border border-line p-3">
          <legend className="px-1 text-soft text-xs">{say('drafts.discard_why')}</legend>
          {DISCARD_REASONS.map((reason, i) => (
            <button
              key={reason}
              type="button"
              className="button"
              // biome-ignore lint/a11y/noAutofocus: opened by a key; the answers are what comes next
              autoFocus={i === 0}
              disabled={isBlocked}
              onClick={() => acting.discard(draft, reason)}
            >
              {say(`drafts.reason_${reason}`)}
            </button>
          ))}
        </fieldset>
      ) : null}
      <DraftReason draft={draft} />
    </article>
  );
}
