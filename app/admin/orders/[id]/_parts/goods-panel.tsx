import type { ReactNode } from 'react';
import { Card } from '@/app/_components/card';
import { formatFull } from '@/server/domain/wording/dates';
import type { PanelProps } from './panel';
import { placeWords } from './place-words';

/** What was ordered, of what kind, from where to where. */
export function GoodsPanel({ page, view }: PanelProps) {
  const { say, language, viewer } = view;
  const { state } = page.document;
  const route = [state.origin, state.destination].map((place) => placeWords(place, language)).filter(Boolean);
  return (
    <Card title={say('order.goods')}>
      <ul className="grid gap-1">
        {state.items.map((item) => (
          <li key={item.sku} className="flex justify-between gap-3">
            <span className="min-w-0 truncate">{item.name || item.sku}</span>
            <span className="digits shrink-0 text-soft">× {item.quantity}</span>
          </li>
        ))}
      </ul>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 border-line border-t pt-3 text-xs">
        <Row name={say('order.placed')}>{formatFull(state.moments.placedAt, viewer.timeZone)}</Row>
        <Row name={say('order.type')}>{say(`order.type_${state.type}`)}</Row>
        {route.length > 0 ? <Row name={say('order.route')}>{route.join(' → ')}</Row> : null}
        {state.seller ? <Row name={say('order.seller')}>{state.seller}</Row> : null}
        {state.service ? <Row name={say('order.service')}>{state.service}</Row> : null}
        {state.warehouse ? <Row name={say('order.warehouse')}>{state.warehouse}</Row> : null}
        {state.tags.length > 0 ? <Row name={say('order.tags')}>{state.tags.join(', ')}</Row> : null}
      </dl>
    </Card>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
