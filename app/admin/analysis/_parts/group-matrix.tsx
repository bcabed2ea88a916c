import { type Say, sayWord } from '@/app/_lib/messages';
import type { StepReport } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';
import { formatDuration } from '@/server/domain/wording/dates';
import { stepName } from '@/server/domain/wording/step-name';
import { percent, shadeOf } from './shades';

interface Props {
  report: StepReport;
  say: Say;
  language: WrittenLanguage;
}

/** Half of a stage's steps overdue is as dark as it gets. */
const DARKEST = 0.5;

/** Teams, carriers or provinces by stage: usual time and overdue share. */
export function GroupMatrix({ report, say, language }: Props) {
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
                    <td
                      key={stage}
                      className="digits whitespace-nowrap rounded-md bg-sunken px-1.5 py-1 text-center"
                      style={shadeOf(share / DARKEST)}
                    >
                      <span className="block font-medium">{found.medianMs === null ? '–' : formatDuration(found.medianMs, language)}</span>
                      <span className="block">
                        {percent(share)} <span className="opacity-80">({found.steps.toLocaleString(language)})</span>
                      </span>
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

function groupName(grouping: StepReport['grouping'], group: string, say: Say, language: WrittenLanguage): string {
  if (group === '') return say('analysis.group_unknown');
  if (grouping === 'carrier') return carrierName(group, language);
  if (grouping === 'region') return group;
  if (!group.startsWith('warehouse:')) return sayWord(say, 'analysis.group', group);
  return `${say('analysis.group.warehouse')} ${group.slice('warehouse:'.length)}`.trim();
}
