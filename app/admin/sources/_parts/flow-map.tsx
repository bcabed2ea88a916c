import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { type Say, sayWord } from '@/app/_lib/messages';
import type { SourceCard } from '@/server/api/trpc/answers';
import type { Instant } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { JOURNEY_STEPS, type JourneyStep } from '@/server/domain/source/journey-step';
import { formatAge } from '@/server/domain/wording/dates';
import { StateBadge } from './state-badge';

/** Height of one source in pixels; the steps share the height of all of them. */
const ROW = 46;
const LEAST_ROWS = 8;
const MOST_ROWS = 16;

/** Who tells of which step of an order's journey, how much and whether it is heard now (R1-5). On a phone: the steps with their tellers. */
export function FlowMap(props: { sources: SourceCard[]; say: Say; language: WrittenLanguage; now: Instant }) {
  const { say, language, now } = props;
  const telling = props.sources.filter((source) => source.enabled);
  const shown = [...telling].sort(byStep).slice(0, MOST_ROWS);
  const steps = JOURNEY_STEPS.filter((step) => step !== 'unmapped' || telling.some((source) => tells(source, step)));
  const height = Math.max(shown.length, LEAST_ROWS) * ROW;
  return (
    <Card title={say('sources.map')} aside={say('sources.map_why')}>
      <div className="md:grid md:grid-cols-[minmax(0,15rem)_minmax(4rem,1fr)_minmax(0,15rem)]" style={{ minHeight: 0 }}>
        <ul className="hidden flex-col justify-around md:flex" style={{ height }}>
          {shown.map((source) => (
            <li key={source.id} className="flex min-w-0 flex-col justify-center" style={{ height: ROW }}>
              <span className="flex items-center gap-2">
                <Link href={`/admin/sources/${source.id}`} className="min-w-0 truncate font-medium hover:text-brand" title={source.name}>
                  {source.name}
                </Link>
                {source.state === 'well' ? null : <StateBadge state={source.state} say={say} />}
              </span>
              <span className="truncate text-faint text-xs">
                {sayWord(say, 'kind', source.kind)} ·{' '}
                {source.lastOkAt === null ? say('source_state.never') : formatAge(source.lastOkAt, language, now)}
              </span>
            </li>
          ))}
        </ul>
        <Lines shown={shown} steps={steps} height={height} />
        <ol
          className="flex flex-col gap-2 md:h-(--map-height) md:justify-around md:gap-0"
          style={{ '--map-height': `${height}px` } as React.CSSProperties}
        >
          {steps.map((step) => (
            <Step key={step} step={step} tellers={telling.filter((source) => tells(source, step))} say={say} />
          ))}
        </ol>
      </div>
      {telling.length > shown.length ? (
        <p className="mt-2 text-faint text-xs">{say('sources.more', { n: telling.length - shown.length })}</p>
      ) : null}
    </Card>
  );
}

function Step({ step, tellers, say }: { step: JourneyStep; tellers: SourceCard[]; say: Say }) {
  return (
    <li className={`min-w-0 rounded-lg px-3 py-1 ${tellers.length > 0 ? 'bg-sunken' : 'border border-line border-dashed'}`}>
      <span className="flex items-baseline justify-between gap-2">
        <span className="truncate font-medium">{say(`step.${step}`)}</span>
        <span className="shrink-0 text-faint text-xs">{say(`owner.${step}`)}</span>
      </span>
      {tellers.length === 0 ? <span className="block truncate text-faint text-xs">{say('sources.step_none')}</span> : null}
      <span className="block break-words text-soft text-xs md:hidden">{tellers.map((source) => source.name).join(' · ')}</span>
    </li>
  );
}

const DRAWN: Record<SourceCard['state'], { stroke: string; dash?: string }> = {
  well: { stroke: 'var(--brand)' },
  late: { stroke: 'var(--warn-fill)' },
  refused: { stroke: 'var(--warn-fill)' },
  slow: { stroke: 'var(--warn-fill)' },
  incomplete: { stroke: 'var(--bad-fill)' },
  failing: { stroke: 'var(--bad-fill)' },
  silent: { stroke: 'var(--bad-fill)', dash: '5 5' },
  never: { stroke: 'var(--line)', dash: '2 4' },
  off: { stroke: 'var(--line)', dash: '2 4' },
};

/** A line from each source to each step it tells of, as thick as its share of the most that any tells. */
function Lines({ shown, steps, height }: { shown: SourceCard[]; steps: readonly JourneyStep[]; height: number }) {
  const middle = (i: number, of: number) => ((i + 0.5) * height) / of;
  const most = Math.max(1, ...shown.flatMap((source) => source.steps.map((told) => told.facts)));
  return (
    <svg className="hidden w-full md:block" style={{ height }} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {shown.flatMap((source, i) =>
        source.steps.map(({ step, facts }) => {
          const [from, to] = [middle(i, shown.length), middle(steps.indexOf(step), steps.length)];
          const { stroke, dash } = DRAWN[source.state];
          return (
            <path
              key={`${source.id} ${step}`}
              d={`M1 ${from}C50 ${from} 50 ${to} 98 ${to}`}
              fill="none"
              stroke={stroke}
              strokeWidth={1.5 + 6 * Math.sqrt(facts / most)}
              strokeDasharray={dash}
              strokeOpacity="0.55"
              vectorEffect="non-scaling-stroke"
            />
          );
        }),
      )}
    </svg>
  );
}

const tells = (source: SourceCard, step: JourneyStep) => source.steps.some((told) => told.step === step);

/** In the order of the step they tell most of, so that few lines cross. */
function byStep(a: SourceCard, b: SourceCard): number {
  const place = (source: SourceCard) => {
    const all = source.steps.reduce((sum, told) => sum + told.facts, 0);
    if (all === 0) return JOURNEY_STEPS.length;
    return source.steps.reduce((sum, told) => sum + JOURNEY_STEPS.indexOf(told.step) * told.facts, 0) / all;
  };
  return place(a) - place(b) || (a.name < b.name ? -1 : 1);
}
