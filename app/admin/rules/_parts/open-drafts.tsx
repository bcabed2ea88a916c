import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import type { Say } from '@/app/_lib/messages';
import type { RuleDesk } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';

interface Props {
  drafts: RuleDesk['drafts'];
  say: Say;
  language: WrittenLanguage;
  viewer: Viewer;
}

/** Drafts and proposals, each a way to its rule; nothing where there are none. */
export function OpenDrafts({ drafts, say, language, viewer }: Props) {
  if (drafts.length === 0) return null;
  return (
    <div className="mb-4">
      <Card title={say('draft.list')}>
        <ul className="grid gap-2">
          {drafts.map((draft) => (
            <li key={draft.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link href={`/admin/rules/${encodeURIComponent(draft.code)}`} className="min-w-0 break-words font-medium text-brand">
                {draft.body.name[language].trim() || say('rule.untitled')}
              </Link>
              <Badge tone={draft.state === 'proposed' ? 'warn' : 'plain'}>
                {say(draft.state === 'proposed' ? 'proposal.waits' : 'draft.is')}
              </Badge>
              <span className="text-faint text-xs">
                {draft.changedByName ?? draft.changedBy} · {formatMoment(draft.changedAt, language, viewer)}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
