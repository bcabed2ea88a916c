'use client';

import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey } from '@/app/_lib/messages';
import type { RuleTested } from '@/server/api/trpc/answers';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';

type Version = RuleTested['tested'];

const FIGURES: { words: MessageKey; of: (version: Version) => number; warns?: true }[] = [
  { words: 'backtest.fired', of: (v) => v.fired },
  { words: 'backtest.orders', of: (v) => v.orders },
  { words: 'backtest.resolved', of: (v) => v.resolvedWithinHour },
  { words: 'backtest.open', of: (v) => v.stillOpen },
  { words: 'backtest.messages', of: (v) => v.messages },
  { words: 'backtest.twice', of: (v) => v.twiceInADay, warns: true },
];

/** What a version would have done beside the one in force, and the orders it would have been about. */
export function TestedFigures({ tested: result, none = 'backtest.no_ground' }: { tested: RuleTested; none?: MessageKey }) {
  const { say, language } = useConsoleView();
  const { steps, tested, inForce, orders, measured } = result;
  const number = (n: number) => n.toLocaleString(language);
  return (
    <div className="grid gap-3">
      {measured < 1 ? <p className="text-warn text-xs">{say('backtest.measured', { n: Math.floor(measured * 100) })}</p> : null}
      <p className="text-soft text-xs">
        {steps.runs === 0 ? say(none) : say('backtest.ground', { orders: number(steps.orders), runs: number(steps.runs) })}
      </p>
      {steps.runs === 0 ? null : (
        <table className="w-full text-left">
          <thead className="text-faint text-xs">
            <tr>
              <td />
              <th scope="col" className="py-1 text-right font-medium">
                {say('backtest.this')}
              </th>
              {inForce ? (
                <th scope="col" className="py-1 pl-3 text-right font-medium">
                  {say('backtest.in_force')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {FIGURES.map(({ words, of, warns }) => (
              <tr key={words} className="border-line border-t">
                <th scope="row" className="py-1 font-normal">
                  {say(words)}
                </th>
                <td className={`digits py-1 text-right font-semibold ${warns && of(tested) > 0 ? 'text-warn' : ''}`}>
                  {number(of(tested))}
                </td>
                {inForce ? <td className="digits py-1 pl-3 text-right text-soft">{number(of(inForce))}</td> : null}
              </tr>
            ))}
            {tested.byRung.map(({ rung, fired }) => (
              <tr key={rung} className="border-line border-t text-soft text-xs">
                <th scope="row" className="py-1 pl-3 font-normal">
                  {say('rules.rung', { n: rung })}
                </th>
                <td className="digits py-1 text-right">{number(fired)}</td>
                {inForce ? (
                  <td className="digits py-1 pl-3 text-right">{number(inForce.byRung.find((one) => one.rung === rung)?.fired ?? 0)}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {steps.runs > 0 && tested.fired === 0 ? <p className="text-soft text-xs">{say('backtest.never')}</p> : null}
      {orders.length > 0 ? <TestedOrders orders={orders} hasInForce={inForce !== null} /> : null}
    </div>
  );
}

function TestedOrders({ orders, hasInForce }: { orders: RuleTested['orders']; hasInForce: boolean }) {
  const { say, language, viewer } = useConsoleView();
  return (
    <details>
      <summary className="w-fit text-brand">{say('backtest.which', { n: orders.length })}</summary>
      <ul className="mt-2 grid gap-1.5">
        {orders.map(({ orderId, shop, orderNo, shipmentKey, rung, firedAt, goneAt, isOfBoth }) => (
          <li key={`${orderId}|${shipmentKey}|${firedAt}`} className="flex flex-wrap items-baseline gap-x-2 text-xs">
            <Link href={`/admin/orders/${orderId}`} className="break-all font-medium text-brand">
              {shop} · {orderNo}
            </Link>
            <span className="digits text-soft">{formatMoment(firedAt, language, viewer)}</span>
            <span className="text-faint">
              {say('rules.rung', { n: rung })} ·{' '}
              {goneAt === null ? say('backtest.still') : say('backtest.after', { length: formatDuration(goneAt - firedAt, language) })}
            </span>
            {hasInForce && !isOfBoth ? <Badge tone="brand">{say('backtest.only_this')}</Badge> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
