'use client';

import { useQuery } from '@tanstack/react-query';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import { formatFull } from '@/server/domain/wording/dates';
import { sayLength } from './length';

/** Every version of a rule that was ever in force, newest first. */
export function RuleHistory({ code }: { code: string }) {
  const { say, viewer } = useConsoleView();
  const trpc = useTRPC();
  const history = useQuery(trpc.rule.history.queryOptions({ code }));
  if (history.isPending) return <p className="mt-2 text-faint text-xs">{say('common.loading')}</p>;
  if (history.isError) return <p className="mt-2 text-bad text-xs">{say('common.failed')}</p>;
  return (
    <ol className="mt-2 grid gap-1.5 text-xs">
      {history.data.map((version) => (
        <li key={version.version} className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium">{say('rules.version', { n: version.version })}</span>
          <span className="digits text-soft">{formatFull(version.createdAt, viewer.timeZone)}</span>
          <span className="text-soft">
            {version.createdBy === 'default' ? say('rules.by_default') : (version.createdByName ?? version.createdBy)}
          </span>
          <span className="text-faint">
            {say(version.enabled ? 'rules.on' : 'rules.off')} ·{' '}
            {version.body.rungs.map((rung) => `${rung.afterMin < 0 ? '−' : ''}${sayLength(rung.afterMin, say)}`).join(' → ')}
          </span>
        </li>
      ))}
    </ol>
  );
}
