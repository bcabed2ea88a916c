import { type Say, sayWord } from '@/app/_lib/messages';
import type { InsightPage } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';

interface StepTableProps {
  steps: InsightPage['steps'];
  say: Say;
  language: WrittenLanguage;
}

/** Forms of several screens: how many were opened, finished, sent back, given up. */
export function StepTable({ steps, say, language }: StepTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left">
        <thead className="text-faint text-xs">
          <tr>
            {(['step', 'opened', 'done', 'refused', 'abandoned'] as const).map((name) => (
              <th key={name} scope="col" className={`py-1 font-normal ${name === 'step' ? '' : 'pl-1.5 text-right'}`}>
                {say(`insight.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {steps.map(({ step, opened, done, refused, abandoned }) => (
            <tr key={step}>
              <th scope="row" className="py-1.5 font-normal">
                {sayWord(say, 'insight.step', step)}
              </th>
              {[opened, done, refused].map((value, at) => (
                <td key={`${step} ${['opened', 'done', 'refused'][at]}`} className="digits py-1.5 text-right">
                  {value.toLocaleString(language)}
                </td>
              ))}
              <td className="digits py-1.5 text-right font-medium">{abandoned === null ? '–' : `${Math.round(100 * abandoned)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
