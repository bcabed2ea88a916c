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

type Found = StepReport['groups'][number];

/** Half of a stage's steps overdue is as dark as it gets. */
const DARKEST = 0.5;

/** Teams, carriers or provinces by stage: usual time and overdue share; each cell leads to its orders. A phone has a list of them. */
export function GroupMatrix(props: Props) {
  const { groups, grouping, stages: all } = props.report;
  const { say, language } = props;
  const stages = [...new Set(all.map(({ stage }) => stage))].filter((stage) => groups.some((row) => row.stage === stage));
  const names = [...new Set(groups.map(({ group }) => group))];
  const cellOf = (group: string, stage: Found['stage']) => groups.find((row) => row.group === group && row.stage === stage);
  return (
    <>
      <p className="mb-2 text-faint text-xs">{say('analysis.cell_why')}</p>
      <div className="relative overflow-x-auto max-sm:hidden">
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
                  const found = cellOf(group, stage);
                  if (!found) return <td key={stage} />;
                  return (
                    <td key={stage} className="rounded-md bg-sunken p-0 text-center" style={shadeOf(found.overdue / found.steps / DARKEST)}>
                      <Cell found={found} {...props} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="grid grid-cols-1 gap-4 sm:hidden">
        {names.map((group) => (
          <li key={group}>
            <h3 className="mb-1 font-medium">{groupName(grouping, group, say, language)}</h3>
            <ul className="grid grid-cols-2 gap-1 text-xs">
              {stages.map((stage) => {
                const found = cellOf(group, stage);
                if (!found) return null;
                return (
                  <li key={stage} className="rounded-md bg-sunken" style={shadeOf(found.overdue / found.steps / DARKEST)}>
                    <Cell found={found} isNamed {...props} />
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How a stage went for one group; named where no column says which stage it is. */
function Cell({ found, report, days, shop, say, language, isNamed }: Props & { found: Found; isNamed?: boolean }) {
  const { group, stage, steps, overdue, medianMs } = found;
  const { grouping } = report;
  const names = { group: groupName(grouping, group, say, language), stage: stepName(stage, language) };
  return (
    <Link
      href={cellAddress({ stage, group, by: grouping, days, shop })}
      className="digits block whitespace-nowrap rounded-md px-1.5 py-1 hover:underline"
      aria-label={say('analysis.cell_steps', { ...names, n: steps, overdue })}
    >
      {isNamed ? <span className="block truncate">{names.stage}</span> : null}
      <span className="block font-medium">{medianMs === null ? '–' : formatDuration(medianMs, language)}</span>
      <span className="block">
        {percent(overdue / steps)} <span className="opacity-80">({steps.toLocaleString(language)})</span>
      </span>
    </Link>
  );
}
