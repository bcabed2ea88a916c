'use client';

import Link from 'next/link';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { sayNoticeWhy } from '@/app/_lib/say-notice-why';
import type { DraftView } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { SystemsSay } from './systems-say';

/** Why a draft waits: which rule, which stall, what the systems said, whom it goes to and how. */
export function DraftReason({ draft }: { draft: DraftView }) {
  const { say, language, viewer } = useConsoleView();
  const { way, rule, message } = draft;
  const next = message.params.nextUpdateAt;
  return (
    <dl className="grid min-w-0 grid-cols-1 gap-x-3 gap-y-1.5 sm:grid-cols-[auto_minmax(0,1fr)]">
      <dt className="text-faint text-xs">{say('drafts.why')}</dt>
      <dd className="min-w-0">
        {rule ? (
          <Link className="text-brand" href={`/admin/rules/${encodeURIComponent(rule.code)}`}>
            {say('drafts.by_rule', { rule: rule.name[language], n: rule.rung })}
          </Link>
        ) : (
          say('drafts.by_person', { who: draft.askedByName ?? say('common.unknown') })
        )}
        <span className="block text-soft text-xs">
          {say('drafts.stalled', { since: formatMoment(draft.since, language, viewer), reason: reasonOf(draft.reason).name[language] })}
        </span>
      </dd>
      <dt className="text-faint text-xs">{say('drafts.systems')}</dt>
      <dd className="min-w-0">
        <SystemsSay orderId={draft.orderId} />
      </dd>
      <dt className="text-faint text-xs">{say('drafts.to')}</dt>
      <dd className="min-w-0 break-words">
        {draft.toWhom ?? say('common.unknown')}{' '}
        <span className="text-soft text-xs">
          {way.kind === 'open'
            ? say('drafts.by_way', {
                channel: sayWord(say, 'channel', way.channel),
                language: sayWord(say, 'templates', `language_${message.language}`),
              })
            : null}
        </span>
        {way.kind === 'open' && way.waitsUntil !== null ? (
          <span className="block text-warn text-xs">
            {say('drafts.way_waits', { time: formatMoment(way.waitsUntil, language, viewer) })}
          </span>
        ) : null}
        {way.kind === 'nobody' ? (
          <span className="block text-bad text-xs">{say('drafts.way_nobody', { why: sayNoticeWhy(say, way.why) })}</span>
        ) : null}
        {typeof next === 'number' ? (
          <span className="block text-soft text-xs">{say('drafts.next', { time: formatMoment(next, language, viewer) })}</span>
        ) : null}
      </dd>
    </dl>
  );
}
