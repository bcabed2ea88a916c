import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { sayWord } from '@/app/_lib/messages';
import type { OrderPage } from '@/server/api/trpc/answers';
import { claimsOf } from '@/server/domain/order/claims-of';
import type { Attention } from '@/server/domain/tracking/attention';
import { formatDuration } from '@/server/domain/wording/dates';
import { wordAttention } from '@/server/domain/wording/word-attention';
import { wordTimelineLine } from '@/server/domain/wording/word-timeline';
import { Claims } from './claims';
import type { PanelProps } from './panel';

/** Everything open about the order, in red, each with the last operation on record before it (R2-14). */
export function AttentionPanel({ page, view }: PanelProps) {
  const { say } = view;
  const { attention, health } = page.document;
  if (attention.length === 0) return null;
  return (
    <Card title={say('order.attention')} tone={health === 'red' ? 'bad' : 'plain'}>
      <ul className="grid gap-2">
        {attention.map((flag) => (
          <li key={`${flag.kind}|${flag.reason}|${flag.shipmentKey}|${flag.rule ?? ''}|${flag.since}`}>
            <Flag flag={flag} page={page} view={view} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Flag({ flag, page, view }: PanelProps & { flag: Attention }) {
  const { say, language, viewer } = view;
  const words = wordAttention(flag, language, viewer);
  const rule = page.rules.find((one) => one.code === flag.rule);
  const isGrave = flag.severity === 'P0' || flag.severity === 'P1';
  return (
    <div className={`rounded-lg px-3 py-2.5 ${isGrave ? 'bg-bad-soft' : 'bg-warn-soft'}`}>
      <p className={`flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold ${isGrave ? 'text-bad' : 'text-warn'}`}>
        {words.title}: {words.reason}
        <Badge>{flag.severity}</Badge>
        {flag.shipmentKey ? <span className="font-mono font-normal text-xs">{flag.shipmentKey}</span> : null}
      </p>
      <p className="flex flex-wrap gap-x-3 text-xs">
        <span>
          {say('order.since', { time: words.since })} ({formatDuration(viewer.now - flag.since, language)})
        </span>
        <span>{say('order.actor', { who: say(`actor.${flag.actor}`) })}</span>
        {rule && flag.rung ? <span>{say('order.rung', { rule: rule.name[language], rung: flag.rung })}</span> : null}
        {words.next ? <span className="font-medium">{words.next}</span> : null}
      </p>
      <Claims claims={claimsOf(flag, page.document.state.timeline)} view={view} />
      <LastOperation flag={flag} page={page} view={view} />
    </div>
  );
}

function LastOperation({ flag, page, view }: PanelProps & { flag: Attention }) {
  const { say, language, viewer } = view;
  const line = lastLine(page, flag);
  return (
    <p className="mt-1 border-line border-t pt-1 text-soft text-xs">
      {say('order.last_operation')}:{' '}
      {line ? (
        <>
          <Moment at={line.at} language={language} viewer={viewer} precision={line.precision} /> ·{' '}
          {line.sourceKind === 'manual' ? sayWord(say, 'kind', 'manual') : line.source} · {wordTimelineLine(line, language)}
          {line.by ? ` · ${line.by}` : ''}
        </>
      ) : (
        say('order.no_operation')
      )}
    </p>
  );
}

function lastLine(page: OrderPage, flag: Attention) {
  const lines = page.document.state.timeline.filter((line) => line.sourceKind !== 'portal' && !line.isWithdrawn && !line.isQuarantined);
  const own = flag.shipmentKey ? lines.filter((line) => line.shipmentKey === flag.shipmentKey) : lines;
  return own.at(-1) ?? lines.at(-1);
}
