import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { CopyButton } from '@/app/_components/copy-button';
import { carrierName, carrierUrl } from '@/server/domain/tracking/carriers';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import { formatAge, formatMoment } from '@/server/domain/wording/dates';
import type { PanelProps } from './panel';
import { placeWords } from './place-words';

/** Each shipment with where it is, since when, and what is in it. */
export function ShipmentsPanel({ page, view }: PanelProps) {
  const { say, language, viewer } = view;
  const { shipments, items } = page.document.state;
  return (
    <Card title={say('order.shipments')} aside={shipments.length > 1 ? shipments.length : null}>
      {shipments.length === 0 ? <p className="text-faint">{say('order.shipments_none')}</p> : null}
      <ul className="grid gap-3">
        {shipments.map((shipment) => (
          <li key={shipment.key} className="grid gap-x-6 gap-y-1 rounded-lg bg-sunken p-3 sm:grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">{carrierName(shipment.carrier, language)}</span>
                <span className="break-all font-mono">{shipment.trackingNo}</span>
                <CopyButton text={shipment.trackingNo} small />
                {shipment.isReturn ? <Badge tone="warn">{say('order.return_leg')}</Badge> : null}
              </p>
              <p className="text-soft text-xs">
                {[
                  shipment.place ? placeWords(shipment.place, language) : null,
                  shipment.lastEventAt === null ? null : formatAge(shipment.lastEventAt, language, viewer.now),
                  shipment.items
                    .map((item) => `${items.find((one) => one.sku === item.sku)?.name ?? item.sku} × ${item.quantity}`)
                    .join(', ') || null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <div className="sm:text-right">
              <p className="font-medium">{MILESTONES[shipment.milestone].name[language]}</p>
              <p className="text-soft text-xs">
                {MILESTONES[shipment.milestone].code}
                {shipment.subStatus ? `.${shipment.subStatus}` : ''} ·{' '}
                {say('order.since', { time: formatMoment(shipment.since, language, viewer) })}
              </p>
              <a
                className="text-brand text-xs"
                href={carrierUrl(shipment.carrier, shipment.trackingNo, language)}
                target="_blank"
                rel="noreferrer"
              >
                {say('order.carrier_page')} ↗
              </a>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
