import type { PromiseReport } from '@/server/api/trpc/answers';
import { shareKept } from '@/server/domain/promise/share-kept';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatDuration } from '@/server/domain/wording/dates';
import { PROMISE_COLUMNS, wordTallyKey } from '@/server/domain/wording/promise-words';

interface Props {
  by: PromiseReport['tallies'][number]['by'];
  tallies: PromiseReport['tallies'];
  language: WrittenLanguage;
}

const LENGTHS = {
  medianEarlyMin: { 'zh-CN': '提前（中位）', en: 'Early (median)' },
  medianLateMin: { 'zh-CN': '迟到（中位）', en: 'Late (median)' },
} as const;

/** One way of counting: how many were kept and broken, the share, how early and how late they were. */
export function TallyTable({ by, tallies, language }: Props) {
  const head = (column: keyof typeof PROMISE_COLUMNS) =>
    (column in LENGTHS ? LENGTHS[column as keyof typeof LENGTHS] : PROMISE_COLUMNS[column])[language];
  const length = (ms: number | null) => (ms === null ? '–' : formatDuration(ms, language));
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-[44rem] text-right">
        <thead className="text-faint text-xs">
          <tr>
            {(
              ['group', 'judged', 'kept', 'broken', 'shareKept', 'medianEarlyMin', 'medianLateMin', 'never', 'withdrawn', 'open'] as const
            ).map((column) => (
              <th key={column} scope="col" className="px-3 py-1.5 font-normal first:pl-4 first:text-left last:pr-4">
                {head(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="digits divide-y divide-line border-line border-t">
          {tallies.map((tally) => {
            const share = shareKept(tally);
            return (
              <tr key={tally.key ?? ''}>
                <th scope="row" className="max-w-64 break-words px-3 py-1.5 pl-4 text-left font-medium">
                  {tally.name ?? tally.ruleName?.[language] ?? wordTallyKey(by, tally.key, language)}
                </th>
                <td className="px-3">{(tally.kept + tally.broken).toLocaleString(language)}</td>
                <td className="px-3">{tally.kept.toLocaleString(language)}</td>
                <td className={`px-3 ${tally.broken > 0 ? 'text-bad' : ''}`}>{tally.broken.toLocaleString(language)}</td>
                <td className="px-3 font-medium">
                  {share === null ? '–' : share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 })}
                </td>
                <td className="px-3">{length(tally.medianEarlyMs)}</td>
                <td className="px-3">{length(tally.medianLateMs)}</td>
                <td className="px-3">{tally.never.toLocaleString(language)}</td>
                <td className="px-3">{tally.withdrawn.toLocaleString(language)}</td>
                <td className="px-3 pr-4">{tally.open.toLocaleString(language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
