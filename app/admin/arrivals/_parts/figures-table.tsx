import type { ReactNode } from 'react';
import type { ArrivalFigures } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { RECORD_COLUMNS } from '@/server/domain/wording/arrival-words';
import { sayDays, sayShare, toneOfShare } from './say-figure';

interface Line extends Pick<ArrivalFigures, 'asked' | 'told' | 'inside' | 'inside90' | 'width' | 'width90' | 'error' | 'bias'> {
  key: string;
  name: ReactNode;
  isCurrent?: boolean;
}

interface Props {
  /** What the table is called, by who cannot see what stands above it. */
  label: string;
  /** What its lines are. */
  head: string;
  lines: Line[];
  language: WrittenLanguage;
}

const COLUMNS = ['told', 'inside', 'inside90', 'width', 'error', 'bias', 'silent'] as const;

/** Groups with their figures, one a line; wide ones scroll by themselves. */
export function FiguresTable({ label, head, lines, language }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <section className="overflow-x-auto rounded-b-xl" tabIndex={0} aria-label={label}>
      <table className="w-full min-w-[46rem] text-right">
        <thead className="text-faint text-xs">
          <tr>
            <th scope="col" className="py-1.5 pl-4 text-left font-normal">
              {head}
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="max-w-32 px-3 py-1.5 align-bottom font-normal last:pr-4">
                {RECORD_COLUMNS[column][language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="digits divide-y divide-line border-line border-t">
          {lines.map(({ key, name, isCurrent, asked, told, inside, inside90, width, error, bias }) => (
            <tr key={key} className={isCurrent ? 'bg-brand-soft' : ''}>
              <th scope="row" className="max-w-64 break-words py-1.5 pl-4 text-left font-medium">
                {name}
              </th>
              <td className="px-3">{told.toLocaleString(language)}</td>
              <td className={`px-3 font-medium ${toneOfShare(inside, told)}`}>{sayShare(inside, language)}</td>
              <td className="px-3">{sayShare(inside90, language)}</td>
              <td className="px-3">{sayDays(width, language)}</td>
              <td className="px-3">{sayDays(error, language)}</td>
              <td className="px-3">{sayDays(bias, language, true)}</td>
              <td className="px-3 pr-4 text-faint">{(asked - told).toLocaleString(language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
