import Link from 'next/link';
import type { Say } from '@/app/_lib/messages';
import type { StepReport } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatDuration } from '@/server/domain/wording/dates';
import { stepName } from '@/server/domain/wording/step-name';
import { cellAddress } from './affected-address';
import { groupName } from './group-name';
import { percent, shadeOf } from './shades';

interface Props {
  report: StepReport;
  days: number;
  shop: string | undefined;
  say: Say;
  language: WrittenLanguage;
}

/** Half of a stage's steps overdue is as dark as it gets. */
const DARKEST = 0.5;

/** Teams, carriers or provinces by stage: usual time and overdue share; each cell leads to its orders. */
export function GroupMatrix({ report, days, shop, say, language }: Props) {
  const { groups, grouping } = report;
  const stages = [...new Set(report.stages.map(({ stage }) => stage))].filter((stage) => groups.some((row) => row.stage === stage));
  const names = [...new Set(groups.map(({ group }) => group))];
  return (
    <>
      <p className="mb-2 text-faint text-xs">{say('analysis.cell_why')}</p>
      <div className="relative overflow-x-auto">
        <table className="w-full border-separate border-spacing-0.5 text-xs">
          <thead className="text-faint">
            <tr>
              <td />
              {stages.map((stage) => (
                <th key={stage} scope="col" className="whitespace-nowrap px-1.5 py-1 font-normal">
                  {stepName(stage, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((group) => (
              <tr key={group}>
                <th scope="row" className="sticky left-0 max-w-40 truncate bg-card py-1 pr-2 text-left font-normal">
                  {groupName(grouping, group, say, language)}
                </th>
                {stages.map((stage) => {
                  const found = groups.find((row) => row.group === group && row.stage === stage);
                  if (!found) return <td key={stage} />;
                  const share = found.overdue / found.steps;
                  return (
                    <td key={stage} className="digits whitespace-nowrap rounded-md bg-sunken text-center" style={shadeOf(share / DARKEST)}>
                      <Link
                        href={cellAddress({ stage, group, by: grouping, days, shop })}
                        className="block rounded-md px-1.5 py-1 hover:underline"
                        aria-label={say('analysis.cell_steps', {
                          group: groupName(grouping, group, say, language),
                          stage: stepName(stage, language),
                          n: found.steps,
                          overdue: found.overdue,
                        })}
                      >
                        <span className="block font-medium">
                          {found.medianMs === null ? '–' : formatDuration(found.medianMs, language)}
                        </span>
                        <span className="block">
                          {percent(share)} <span className="opacity-80">({found.steps.toLocaleString(language)})</span>
                        </span>
                      </Link>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
