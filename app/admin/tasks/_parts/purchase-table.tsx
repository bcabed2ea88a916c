import Link from 'next/link';
import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { TaskDesk } from '@/server/api/trpc/answers';

const ORDERS_SHOWN = 6;

/** What to buy, by article, with the orders that wait for it. */
export function PurchaseTable({ lines, view: { say } }: { lines: TaskDesk['purchases']; view: PageView }) {
  return (
    <Card title={say('tasks.buying')} aside={say('tasks.buying_why')}>
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <thead className="text-faint text-xs">
            <tr>
              <th className="py-1 pr-3 font-medium">{say('tasks.article')}</th>
              <th className="py-1 pr-3 text-right font-medium">{say('tasks.quantity')}</th>
              <th className="py-1 font-medium">{say('tasks.orders')}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {lines.map((line) => (
              <tr key={`${line.shop} ${line.sku}`} className="align-top">
                <td className="py-1.5 pr-3">
                  {line.name} <span className="block break-all text-faint text-xs">{line.sku}</span>
                </td>
                <td className="py-1.5 pr-3 text-right tabular-nums">{line.quantity}</td>
                <td className="py-1.5 text-xs">
                  {line.orders.slice(0, ORDERS_SHOWN).map((order) => (
                    <Link key={order.taskId} className="mr-2 font-mono text-brand" href={`/admin/orders/${order.orderId}`}>
                      {order.orderNo}
                    </Link>
                  ))}
                  {line.orders.length > ORDERS_SHOWN ? `+${line.orders.length - ORDERS_SHOWN}` : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
