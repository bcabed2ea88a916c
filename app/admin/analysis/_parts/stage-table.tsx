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

/** Each stage with its usual and its long times, and its overdue share beside the period before. */
export function StageTable({ stages, say, language }: Props) {
  const time = (ms: number | null) => (ms === null ? '–' : formatDuration(ms, language));
  const head = 'py-1 pl-3 text-right font-normal';
  const cell = 'digits whitespace-nowrap py-1.5 pl-3 text-right';
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left">
        <thead className="text-faint text-xs">
          <tr>
            <th scope="col" className="py-1 font-normal">
              {say('analysis.stage')}
            </th>
            <th scope="col" className={head}>
              {say('analysis.overdue')}
            </th>
            <th scope="col" className={head}>
              {say('analysis.before')}
            </th>
            <th scope="col" className={head}>
              {say('analysis.median')}
            </th>
            <th scope="col" className={head}>
              {say('analysis.p90')}
            </th>
            <th scope="col" className={head}>
              {say('analysis.steps_n')}
            </th>
            <th scope="col" className={head}>
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
                <th scope="row" className="whitespace-nowrap py-1.5 font-normal">
                  {stepName(stage, language)}
                </th>
                <td className={`${cell} font-medium ${tone}`}>{percent(share)}</td>
                <td className={`${cell} text-faint`}>{before === null ? '–' : percent(before)}</td>
                <td className={`${cell} font-medium`}>{time(medianMs)}</td>
                <td className={cell}>{time(p90Ms)}</td>
                <td className={cell}>{steps.toLocaleString(language)}</td>
                <td className={`${cell} text-faint`}>{running.toLocaleString(language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const LIMIT = 0.05;

/** A colour only where the change is more than chance. */
function toneOf(now: Share, before: Share): string {
  if (chanceOfMore(now, before) <= LIMIT) return 'text-bad';
  return chanceOfMore(before, now) <= LIMIT ? 'text-good' : '';
}
