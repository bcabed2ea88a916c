import type { Say } from '@/app/_lib/messages';
import type { InsightPage } from '@/server/api/trpc/answers';
import { LIFECYCLES, type Lifecycle } from '@/server/domain/order/lifecycle';
import type { WrittenLanguage } from '@/server/domain/shared/language';

interface StateTableProps {
  states: InsightPage['states'];
  say: Say;
  language: WrittenLanguage;
}

/** States by how often one order in them is looked at in a day. */
export function StateTable({ states, say, language }: StateTableProps) {
  return (
    <div className="overflow-x-auto">
      <p className="mb-2 text-faint text-xs">{say('insight.states_why')}</p>
      <table className="w-full text-left">
        <thead className="text-faint text-xs">
          <tr>
            {(['state', 'per_order', 'looks', 'dwell'] as const).map((name) => (
              <th key={name} scope="col" className={`py-1 font-normal ${name === 'state' ? '' : 'pl-1.5 text-right'}`}>
                {say(`insight.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {states.map(({ state, perOrder, looks, dwellS }) => (
            <tr key={state}>
              <th scope="row" className="py-1.5 font-normal">
                {LIFECYCLES[state as Lifecycle]?.name[language] ?? state}
              </th>
              <td className="digits py-1.5 text-right font-medium">{perOrder.toFixed(1)}</td>
              <td className="digits py-1.5 text-right">{looks.toLocaleString(language)}</td>
              <td className="digits py-1.5 text-right">{dwellS === null ? '–' : say('insight.seconds', { n: Math.round(dwellS) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
