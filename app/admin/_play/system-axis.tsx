import { useConsoleView } from '@/app/_lib/console-view';
import { scaleTicks } from '@/server/domain/order/life-axis';
import type { CaseAxis } from '@/server/domain/play/find-break';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import { SYSTEM_NAMES } from '@/server/domain/wording/play-words';
import { TIMELINE_WORDS } from '@/server/domain/wording/timeline-words';

type Gap = CaseAxis['breaks'][number];

/** Systems side by side on one axis of time, upstream on top, with the stretch in which a system's word is missing. */
export function SystemAxis({ axis, readAt }: { axis: CaseAxis; readAt: number }) {
  const { say, language, viewer } = useConsoleView();
  const ticks = [
    ...axis.lanes.flatMap((lane) => lane.marks.map(({ at }) => at)),
    ...axis.breaks.map(({ from }) => from),
    axis.from,
    axis.until,
  ];
  const at = scaleTicks([...new Set(ticks)].sort((a, b) => a - b));
  const left = (moment: number) => `${(at.get(moment) ?? 0) * 100}%`;
  const wordGap = (gap: Gap) =>
    say('play.break', {
      system: gap.after ?? say('play.system_start'),
      awaited: gap.awaited.map((kind) => SYSTEM_NAMES[kind][language]).join(' / '),
      length: formatDuration(readAt - gap.from, language),
    });
  return (
    <div className="grid gap-1.5">
      <BreakWords axis={axis} wordGap={wordGap} />
      {axis.lanes.map((lane) => {
        const gaps = axis.breaks.filter(({ awaited }) => awaited.includes(lane.kind));
        return (
          <div key={`${lane.kind} ${lane.source}`} className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-2">
            <span className="min-w-0 text-xs">
              <span className="block truncate">{SYSTEM_NAMES[lane.kind][language]}</span>
              <span className="block truncate font-mono text-faint">{lane.source ?? say('play.nothing_said')}</span>
            </span>
            <span className="relative block h-8 rounded-md bg-sunken">
              {gaps.map((gap) => (
                <span
                  key={`${gap.clock} ${gap.shipmentKey}`}
                  title={wordGap(gap)}
                  className="absolute inset-y-0 right-0 rounded-md border-2 border-bad-fill border-dashed bg-bad-soft"
                  style={{ left: left(gap.from) }}
                />
              ))}
              {lane.marks.map((mark) => (
                <span
                  key={mark.identity}
                  title={[
                    TIMELINE_WORDS[mark.code ?? '']?.[language] ?? mark.text ?? mark.code ?? '',
                    formatMoment(mark.at, language, viewer),
                    mark.isLate ? say('play.late_mark', { length: formatDuration(mark.receivedAt - mark.at, language) }) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  className={`absolute top-2 size-4 -translate-x-1/2 rounded-full border-2 border-card ${mark.isLate ? 'bg-warn-fill' : 'bg-brand'}`}
                  style={{ left: `clamp(0.5rem, ${left(mark.at)}, calc(100% - 0.5rem))` }}
                />
              ))}
            </span>
          </div>
        );
      })}
      <p className="digits flex justify-between gap-2 pl-24 text-faint text-xs">
        <span>{formatMoment(axis.from, language, viewer)}</span>
        <span className="hidden sm:inline">{say('play.axis_hint')}</span>
        <span>{formatMoment(axis.until, language, viewer)}</span>
      </p>
    </div>
  );
}

/** What is waited for, and the longest silence so far. */
function BreakWords({ axis: { breaks, longest }, wordGap }: { axis: CaseAxis; wordGap: (gap: Gap) => string }) {
  const { say, language } = useConsoleView();
  return (
    <div className="text-xs">
      {breaks.length === 0 ? <p className="text-faint">{say('play.no_break')}</p> : null}
      {breaks.map((gap) => (
        <p key={`${gap.clock} ${gap.shipmentKey}`} className={gap.isStalled ? 'font-medium text-bad' : 'text-soft'}>
          {wordGap(gap)}
        </p>
      ))}
      {longest ? (
        <p className="text-faint">
          {say('play.longest', { from: longest.before, to: longest.after, length: formatDuration(longest.until - longest.from, language) })}
        </p>
      ) : null}
    </div>
  );
}
