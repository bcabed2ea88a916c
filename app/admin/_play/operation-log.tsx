import { Badge } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { CaseEvidence } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';

/** Who did what to the case and its order, and which settings were changed before the trouble began; newest first. */
export function OperationLog({ evidence }: { evidence: CaseEvidence }) {
  const { say, language, viewer } = useConsoleView();
  if (evidence.log.length === 0) return <p className="text-faint text-xs">{say('play.log_none')}</p>;
  return (
    <ul className="grid max-h-64 gap-1 overflow-y-auto rounded-lg bg-sunken px-3 py-2 text-xs">
      {evidence.log.map(({ id, at, action, actorName, isSetting }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-2">
          <span className="digits w-28 shrink-0 text-faint">{formatMoment(at, language, viewer)}</span>
          <span>{sayWord(say, 'action', action)}</span>
          <span className="text-faint">{actorName ?? '–'}</span>
          {isSetting ? <Badge tone={at <= evidence.since ? 'warn' : 'plain'}>{say('play.log_setting')}</Badge> : null}
          {isSetting && at <= evidence.since ? <span className="text-warn">{say('play.log_before')}</span> : null}
        </li>
      ))}
    </ul>
  );
}
