import { useConsoleView } from '@/app/_lib/console-view';
import type { CaseEvidence } from '@/server/api/trpc/answers';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import { SYSTEM_NAMES } from '@/server/domain/wording/play-words';
import { stepName } from '@/server/domain/wording/step-name';
import { wordBreak } from '@/server/domain/wording/word-break';

type Axis = NonNullable<CaseEvidence['shared']>;
type Lane = Axis['lanes'][number];

/** Systems of an incident side by side on one axis of time: how much each said of its orders and in all, with the break marked. */
export function IncidentAxis({ axis }: { axis: Axis }) {
  const { say, language, viewer } = useConsoleView();
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="text-xs">
        {axis.lanes
          .filter(({ isAwaited }) => isAwaited)
          .map((lane) => (
            <p key={`${lane.kind} ${lane.source}`} className="font-medium text-bad">
              {wordBreak(axis, lane, language, viewer)}
            </p>
          ))}
        {axis.waits.map(({ clock, orders, from }) => (
          <p key={clock} className="text-soft">
            {say('play.waits', { n: orders, step: stepName(clock, language), from: formatMoment(from, language, viewer) })}
          </p>
        ))}
      </div>
      <div className="grid grid-cols-1 gap-1">
        {axis.lanes.map((lane) => (
          <LaneRow key={`${lane.kind} ${lane.source}`} axis={axis} lane={lane} />
        ))}
      </div>
      <Scale axis={axis} />
      <Legend />
    </div>
  );
}

function LaneRow({ axis, lane }: { axis: Axis; lane: Lane }) {
  const { say, language, viewer } = useConsoleView();
  const { place, width } = placesOf(axis);
  const most = Math.max(1, ...lane.marks.map((mark) => Math.max(mark.own, mark.all) + mark.refused));
  // few words stay visible beside many
  const height = (words: number) => `${Math.round(100 * Math.sqrt(words / most))}%`;
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-2">
      <span className="min-w-0 text-xs">
        <span className={`block truncate ${lane.isAwaited ? 'font-medium text-bad' : ''}`}>{SYSTEM_NAMES[lane.kind][language]}</span>
        <span className="block truncate font-mono text-faint" title={lane.source ?? undefined}>
          {lane.source ?? say('play.nothing_said')}
        </span>
      </span>
      <span className="relative block h-10 overflow-hidden rounded-md bg-sunken">
        {lane.isAwaited ? (
          <span
            className="absolute inset-y-0 rounded-md border-2 border-bad-fill border-dashed bg-bad-soft"
            style={{ left: place(axis.brokenFrom), right: `${100 - 100 * shareOf(axis, axis.brokenUntil)}%` }}
          />
        ) : (
          <span className="absolute inset-y-0 w-px bg-bad-fill" style={{ left: place(axis.brokenFrom) }} />
        )}
        {lane.marks.map((mark) => (
          <span
            key={mark.at}
            className="absolute inset-y-1"
            style={{ left: place(mark.at), width }}
            title={[
              say('play.mark', {
                time: formatMoment(mark.at, language, viewer),
                length: formatDuration(axis.stretchMs, language),
                own: mark.own,
                all: Math.max(mark.all, mark.own),
              }),
              mark.late > 0 ? say('play.mark_late', { n: mark.late }) : '',
              mark.refused > 0 ? say('play.mark_refused', { n: mark.refused }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <span className="absolute inset-x-px bottom-0 bg-brand/25" style={{ height: height(mark.all) }} />
            <span className="absolute inset-x-px bottom-0 bg-brand" style={{ height: height(mark.own) }} />
            <span className="absolute inset-x-px bottom-0 bg-warn-fill" style={{ height: height(mark.late) }} />
            <span className="absolute inset-x-px top-0 bg-bad-fill" style={{ height: height(mark.refused) }} />
          </span>
        ))}
      </span>
    </div>
  );
}

function Scale({ axis }: { axis: Axis }) {
  const { language, viewer } = useConsoleView();
  const share = shareOf(axis, axis.brokenFrom);
  return (
    <p className="digits relative ml-24 flex h-4 justify-between text-faint text-xs">
      <span className={share < 0.25 ? 'invisible' : ''}>{formatMoment(axis.from, language, viewer)}</span>
      <span
        className="absolute -translate-x-1/2 whitespace-nowrap font-medium text-bad"
        style={{ left: `clamp(2.5rem, ${100 * share}%, calc(100% - 2.5rem))` }}
      >
        {formatMoment(axis.brokenFrom, language, viewer)}
      </span>
      <span className={share > 0.75 ? 'invisible' : ''}>{formatMoment(axis.until, language, viewer)}</span>
    </p>
  );
}

const COLOURS = [
  ['play.axis_own', 'bg-brand'],
  ['play.axis_all', 'bg-brand/25'],
  ['play.axis_late', 'bg-warn-fill'],
  ['play.axis_refused', 'bg-bad-fill'],
  ['play.axis_break', 'border-2 border-bad-fill border-dashed bg-bad-soft'],
] as const;

function Legend() {
  const { say } = useConsoleView();
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-faint text-xs sm:ml-24">
      {COLOURS.map(([key, colour]) => (
        <span key={key} className="inline-flex items-center gap-1">
          <span aria-hidden="true" className={`size-2.5 rounded-xs ${colour}`} />
          {say(key)}
        </span>
      ))}
    </p>
  );
}

const shareOf = ({ from, until }: Axis, at: number): number =>
  until === from ? 0 : Math.min(1, Math.max(0, (at - from) / (until - from)));

function placesOf(axis: Axis) {
  return {
    place: (at: number) => `${100 * shareOf(axis, at)}%`,
    width: `${(100 * axis.stretchMs) / Math.max(axis.stretchMs, axis.until - axis.from)}%`,
  };
}
