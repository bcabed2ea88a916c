import { Card } from '@/app/_components/card';
import { type LifeAxis, layLifeAxis, type Span, scaleTicks } from '@/server/domain/order/life-axis';
import type { Instant } from '@/server/domain/shared/instant';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import type { PanelProps } from './panel';

interface Lane {
  key: string;
  name: string;
  spans: { span: Span<string>; name: string }[];
}

/** The whole life of the order on one axis: a lane for the order, one for each shipment, and how long each step took. */
export function LifeAxisPanel({ page, view }: PanelProps) {
  const { say, language } = view;
  const axis = layLifeAxis(page.document.state, page.asOf ?? page.readAt);
  const at = scaleTicks(axis.ticks);
  const lanes: Lane[] = [
    { key: 'order', name: say('order.axis_order'), spans: axis.order.map((span) => ({ span, name: say(`step.${span.step}`) })) },
    ...axis.shipments.map(({ key, spans }) => ({
      key,
      name: key.split('/')[1] ?? key,
      spans: spans.map((span) => ({ span, name: MILESTONES[span.step].name[language] })),
    })),
  ];
  return (
    <Card title={say('order.axis')} aside={say('order.axis_hint')}>
      <div className="hidden gap-2 md:grid">
        {lanes.map((lane) => (
          <LaneBar key={lane.key} lane={lane} at={at} isRed={page.document.health === 'red'} view={view} />
        ))}
        <Ends axis={axis} view={view} />
      </div>
      <div className="grid gap-4 md:mt-5 md:grid-cols-2">
        {lanes.map((lane) => (
          <LaneSteps key={lane.key} lane={lane} isRed={page.document.health === 'red'} view={view} />
        ))}
      </div>
    </Card>
  );
}

function LaneBar({ lane, at, isRed, view }: { lane: Lane; at: Map<Instant, number>; isRed: boolean; view: PanelProps['view'] }) {
  const { language } = view;
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-2">
      <span className="truncate font-mono text-soft text-xs">{lane.name}</span>
      <div className="relative h-8 rounded-md bg-sunken">
        {lane.spans.map(({ span, name }, index) => {
          const left = (at.get(span.from) ?? 0) * 100;
          const width = (at.get(span.until) ?? 0) * 100 - left;
          return (
            <div
              key={`${span.step}|${span.from}`}
              title={`${name} · ${formatDuration(span.until - span.from, language)}`}
              className={`absolute inset-y-0 overflow-hidden rounded-md px-1.5 text-xs leading-8 ${colourOf(span, index, isRed)}`}
              style={{ left: `${left}%`, width: `max(${width}%, 4px)` }}
            >
              <span className="block truncate">{name}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function colourOf(span: Span<string>, index: number, isRed: boolean): string {
  if (span.isRunning) return isRed ? 'bg-bad text-card font-medium' : 'bg-brand text-card font-medium';
  return index % 2 === 0 ? 'bg-good-soft text-good' : 'bg-brand-soft text-brand';
}

function Ends({ axis, view }: { axis: LifeAxis; view: PanelProps['view'] }) {
  const first = axis.ticks[0];
  const last = axis.ticks.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <div className="digits flex justify-between pl-26 text-faint text-xs">
      <span>{formatMoment(first, view.language, view.viewer)}</span>
      <span>{formatMoment(last, view.language, view.viewer)}</span>
    </div>
  );
}

function LaneSteps({ lane, isRed, view }: { lane: Lane; isRed: boolean; view: PanelProps['view'] }) {
  const { say, language, viewer } = view;
  return (
    <div className="min-w-0">
      <p className="mb-1 truncate font-mono text-faint text-xs">{lane.name}</p>
      <ol className="border-line border-l-2">
        {lane.spans.map(({ span, name }) => (
          <li key={`${span.step}|${span.from}`} className="relative flex flex-wrap items-baseline gap-x-2 py-0.5 pl-4">
            <span
              aria-hidden="true"
              className={`absolute top-2 -left-[5px] size-2 rounded-full ${span.isRunning ? (isRed ? 'bg-bad-fill' : 'bg-brand') : 'bg-good-fill'}`}
            />
            <span className={span.isRunning ? 'font-semibold' : ''}>{name}</span>
            <span className="digits text-soft text-xs">{formatMoment(span.from, language, viewer)}</span>
            {span.until > span.from ? (
              <span
                className={`digits ml-auto text-xs ${span.isRunning ? (isRed ? 'font-medium text-bad' : 'font-medium text-brand') : 'text-faint'}`}
              >
                {formatDuration(span.until - span.from, language)}
                {span.isRunning ? ` · ${say('order.waiting_here')}` : ''}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
