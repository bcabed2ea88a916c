import type { Say } from '@/app/_lib/messages';
import type { StepReport } from '@/server/api/trpc/answers';
import { chanceOfMore, type Share } from '@/server/domain/analysis/exact-test';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatDuration } from '@/server/domain/wording/dates';
import { stepName } from '@/server/domain/wording/step-name';
import { percent } from './shades';

interface Props {
  stages: StepReport['stages'];
  say: Say;
  language: WrittenLanguage;
}

const HEAD = 'py-1 pl-3 text-right font-normal';
const CELL = 'digits whitespace-nowrap py-1.5 pl-3 text-right';
/** What a phone has no room for stands below the stage's name there. */
const WIDE = 'max-sm:hidden';

/** Each stage with its usual and its long times, and its overdue share beside the period before. */
export function StageTable({ stages, say, language }: Props) {
  const time = (ms: number | null) => (ms === null ? '–' : formatDuration(ms, language));
  return (
    <table className="w-full text-left">
      <thead className="text-faint text-xs">
        <tr>
          <th scope="col" className="py-1 font-normal">
            {say('analysis.stage')}
          </th>
          <th scope="col" className={`${HEAD} sm:w-40`}>
            {say('analysis.overdue')}
          </th>
          <th scope="col" className={HEAD}>
            {say('analysis.before')}
          </th>
          <th scope="col" className={`${HEAD} ${WIDE}`}>
            {say('analysis.median')}
          </th>
          <th scope="col" className={`${HEAD} ${WIDE}`}>
            {say('analysis.p90')}
          </th>
          <th scope="col" className={`${HEAD} ${WIDE}`}>
            {say('analysis.steps_n')}
          </th>
          <th scope="col" className={`${HEAD} ${WIDE}`}>
            {say('analysis.running')}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {stages.map(({ stage, steps, running, medianMs, p90Ms, overdue, stepsBefore, overdueBefore }) => {
          const share = overdue / steps;
          const before = stepsBefore === 0 ? null : overdueBefore / stepsBefore;
          const tone = toneOf({ hits: overdue, all: steps }, { hits: overdueBefore, all: stepsBefore });
          return (
            <tr key={stage}>
              <th scope="row" className="py-1.5 font-normal">
                {stepName(stage, language)}
                {medianMs === null ? null : (
                  <span className="block text-faint text-xs sm:hidden">
                    {say('analysis.stage_times', { median: time(medianMs), p90: time(p90Ms), n: steps.toLocaleString(language) })}
                  </span>
                )}
              </th>
              <td className={`${CELL} font-medium ${tone}`}>
                <span className="flex items-center justify-end gap-2">
                  <ShareBar share={share} />
                  <span className="min-w-10">{percent(share)}</span>
                </span>
              </td>
              <td className={`${CELL} text-faint`}>{before === null ? '–' : percent(before)}</td>
              <td className={`${CELL} ${WIDE} font-medium`}>{time(medianMs)}</td>
              <td className={`${CELL} ${WIDE}`}>{time(p90Ms)}</td>
              <td className={`${CELL} ${WIDE}`}>{steps.toLocaleString(language)}</td>
              <td className={`${CELL} ${WIDE} text-faint`}>{running.toLocaleString(language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A share as a bar; the figure beside it says the same. */
function ShareBar({ share }: { share: number }) {
  return (
    <span className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken max-sm:hidden" aria-hidden="true">
      <span className="block h-full rounded-full bg-bad-fill" style={{ width: `${100 * share}%` }} />
    </span>
  );
}

const LIMIT = 0.05;

/** A colour only where the change is more than chance. */
function toneOf(now: Share, before: Share): string {
  if (chanceOfMore(now, before) <= LIMIT) return 'text-bad';
  return chanceOfMore(before, now) <= LIMIT ? 'text-good' : '';
}
