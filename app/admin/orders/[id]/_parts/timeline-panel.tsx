import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { type ImpliedStep, timelineEntries } from '@/server/domain/order/implied-steps';
import type { TimelineLine } from '@/server/domain/order/order-state';
import { wordImpliedStep, wordTimelineLine } from '@/server/domain/wording/word-timeline';
import type { PanelProps } from './panel';
import { placeWords } from './place-words';

/** Every line with where it comes from: also what was taken back, what lies in the future, what nobody could map. */
export function TimelinePanel({ page, view }: PanelProps) {
  const { say } = view;
  const { timeline, shipments } = page.document.state;
  const entries = timelineEntries(page.document.state).reverse();
  return (
    <Card title={say('order.timeline')} aside={timeline.length || null} flush id="timeline">
      {timeline.length === 0 ? <p className="px-4 pb-4 text-faint">{say('order.timeline_none')}</p> : null}
      <ol className="divide-y divide-line border-line border-t">
        {entries.map((entry) =>
          entry.kind === 'said' ? (
            <Line
              key={`${entry.line.identity}|${entry.line.shipmentKey}`}
              line={entry.line}
              hasSeveral={shipments.length > 1}
              view={view}
            />
          ) : (
            <Implied key={`${entry.step.shipmentKey}|${entry.step.milestone}`} step={entry.step} view={view} />
          ),
        )}
      </ol>
    </Card>
  );
}

/** A step that nobody scanned: without a time, greyed, and called what it is. */
function Implied({ step, view }: { step: ImpliedStep; view: PanelProps['view'] }) {
  const { say, language } = view;
  return (
    <li className="grid gap-x-4 px-4 py-2 text-faint md:grid-cols-[6.5rem_minmax(0,1fr)_9.5rem]">
      <span className="text-xs md:pt-0.5">—</span>
      <span className="min-w-0">
        <span className="italic">{wordImpliedStep(step, language)}</span>
        <span className="block text-xs">{say('order.implied')}</span>
      </span>
    </li>
  );
}

function Line({ line, hasSeveral, view }: { line: TimelineLine; hasSeveral: boolean; view: PanelProps['view'] }) {
  const { say, language, viewer } = view;
  const words = wordTimelineLine(line, language);
  const isOut = line.isWithdrawn || line.isQuarantined;
  return (
    <li className={`grid gap-x-4 gap-y-0.5 px-4 py-2 md:grid-cols-[6.5rem_minmax(0,1fr)_9.5rem] ${isOut ? 'bg-sunken' : ''}`}>
      <span className="text-xs md:pt-0.5">
        <Moment at={line.at} language={language} viewer={viewer} precision={line.precision} />
      </span>
      <span className="min-w-0">
        <span className={line.isWithdrawn ? 'line-through opacity-60' : ''}>{words}</span>
        {line.text && line.text !== words ? <span className="block break-words text-soft text-xs">{line.text}</span> : null}
        <span className="flex flex-wrap items-center gap-1 pt-0.5">
          <span className="break-all font-mono text-faint text-xs">
            {line.mapVersion === undefined ? (line.code ?? line.sourceCode ?? '') : `${line.sourceCode} → ${line.code ?? '?'}`}
          </span>
          {line.mapVersion === undefined ? null : <Badge>{say('order.map_version', { n: line.mapVersion })}</Badge>}
          {line.code === null ? (
            <Link href="/admin/mappings">
              <Badge tone="warn">{say('order.unmapped')}</Badge>
            </Link>
          ) : null}
          {line.isWithdrawn ? <Badge tone="warn">{say('order.withdrawn')}</Badge> : null}
          {line.isQuarantined ? <Badge tone="bad">{say('order.quarantined')}</Badge> : null}
          {line.revisions ? <Badge>{say('order.revisions', { n: line.revisions })}</Badge> : null}
          {line.customerVisible ? null : <Badge>{say('order.hidden')}</Badge>}
        </span>
      </span>
      <span className="min-w-0 text-soft text-xs md:text-right">
        <span className="font-medium text-ink">{line.source}</span>
        {line.alsoSources?.length ? <span className="block">{say('order.also', { sources: line.alsoSources.join(', ') })}</span> : null}
        <span className="block">
          {say('order.system_learned')} <Moment at={line.receivedAt} language={language} viewer={viewer} />
        </span>
        {hasSeveral && line.shipmentKey ? <span className="block truncate font-mono">{line.shipmentKey.split('/')[1]}</span> : null}
        {line.place ? <span className="block truncate">{placeWords(line.place, language)}</span> : null}
        {line.by ? <span className="block truncate">{line.by}</span> : null}
      </span>
    </li>
  );
}
