import Link from 'next/link';
import type { Say } from '@/app/_lib/messages';
import type { CauseMapPage } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { reasonOf } from '@/server/domain/wording/reasons';
import { affectedAddress, shortDay } from './affected-address';
import { percent, shadeOf } from './shades';

interface Props {
  map: CauseMapPage;
  shop: string | undefined;
  say: Say;
  language: WrittenLanguage;
}

/** Causes by week, the newest first, so that a phone shows it: each cell says its share of the week's orders in trouble and leads to them; a frame is a spike, a dashed one that of few events. */
export function CauseHeat({ map, shop, say, language }: Props) {
  const darkest = Math.max(0.01, ...map.rows.flatMap(({ cells }) => cells.map(({ share }) => share)));
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-0.5 text-center text-xs">
        <thead className="text-faint">
          <tr>
            <th scope="col" className="min-w-32 text-left font-normal">
              {say('analysis.cause')}
            </th>
            {map.weeks.toReversed().map(({ week, orders }) => (
              <th
                key={week}
                scope="col"
                className="digits whitespace-nowrap px-1 font-normal"
                title={say('analysis.orders_n', { n: orders })}
              >
                {shortDay(week)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map(({ cause, cells }) => {
            const name = reasonOf(cause).name[language];
            return (
              <tr key={cause}>
                <th scope="row" className="sticky left-0 min-w-32 max-w-56 bg-card pr-2 text-left font-normal">
                  {name}
                </th>
                {cells.toReversed().map(({ week, orders, events, share, usual, isSpike, isOutage }) => {
                  const values = { cause: name, week: shortDay(week), n: orders, share: percent(share) };
                  const mark = isOutage ? `${say('analysis.outage_words', { n: events })} ` : isSpike ? `${say('analysis.spike')}. ` : '';
                  const words = say('analysis.cell', {
                    ...values,
                    usual: usual === null ? say('analysis.unknown_usual') : percent(usual),
                  });
                  if (orders === 0) return <td key={week} className="h-8 min-w-10 rounded-md bg-sunken" />;
                  return (
                    <td
                      key={week}
                      className={`h-8 min-w-10 rounded-md bg-sunken ${isSpike ? `outline-2 outline-bad -outline-offset-2 ${isOutage ? 'outline-dashed' : ''}` : ''}`}
                      style={shadeOf(share / darkest)}
                    >
                      <Link
                        href={affectedAddress(cause, week, shop)}
                        title={mark + words}
                        className={`digits flex h-8 items-center justify-center ${isSpike ? 'font-bold' : ''}`}
                      >
                        <span aria-hidden="true">{percent(share)}</span>
                        <span className="sr-only">{mark + words}</span>
                      </Link>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
