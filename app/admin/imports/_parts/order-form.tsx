'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey } from '@/app/_lib/messages';
import type { Mapping } from '@/server/api/trpc/import-answers';
import { type Columns, type Path, valueAt, withValue } from './mapping-path';
import { ValueField } from './value-field';

const FIELDS: { key: MessageKey; path: Path; isNeeded?: boolean }[] = [
  { key: 'imports.to.placedAt', path: ['order', 'placedAt'], isNeeded: true },
  { key: 'imports.to.name', path: ['order', 'name'] },
  { key: 'imports.to.phone', path: ['order', 'phone'] },
  { key: 'imports.to.email', path: ['order', 'email'] },
  { key: 'imports.to.country', path: ['order', 'destination', 'country'] },
  { key: 'imports.to.province', path: ['order', 'destination', 'province'] },
  { key: 'imports.to.city', path: ['order', 'destination', 'city'] },
  { key: 'imports.to.district', path: ['order', 'destination', 'district'] },
  { key: 'imports.to.address', path: ['order', 'address'] },
  { key: 'imports.to.originProvince', path: ['order', 'origin', 'province'] },
  { key: 'imports.to.originCity', path: ['order', 'origin', 'city'] },
  { key: 'imports.to.sku', path: ['order', 'items', 'sku'] },
  { key: 'imports.to.item', path: ['order', 'items', 'name'] },
  { key: 'imports.to.quantity', path: ['order', 'items', 'quantity'] },
  { key: 'imports.to.category', path: ['order', 'items', 'category'] },
  { key: 'imports.to.amount', path: ['order', 'amount'] },
  { key: 'imports.to.currency', path: ['order', 'currency'] },
  { key: 'imports.to.promisedBy', path: ['order', 'promisedBy'] },
  { key: 'imports.to.seller', path: ['order', 'seller'] },
  { key: 'imports.to.service', path: ['order', 'service'] },
  { key: 'imports.to.dispatchDays', path: ['order', 'dispatchDays'] },
  { key: 'imports.to.paymentMethod', path: ['order', 'paymentMethod'] },
  { key: 'imports.to.lockerConsent', path: ['order', 'lockerConsent'] },
];

interface Props {
  mapping: Mapping;
  groups: Columns;
  onChange: (mapping: Mapping) => void;
}

/** Items come from the joined file that their SKU comes from, when it has several rows an order. */
function withItemFile(mapping: Mapping): Mapping {
  const items = mapping.order?.items;
  if (!items || !('column' in items.sku)) return mapping;
  const { column } = items.sku;
  const join = (mapping.joins ?? []).find((one) => one.many && column.startsWith(`${one.name}.`));
  return withValue(mapping, ['order', 'items', 'each'], join?.name);
}

/** Which column fills which field of the order. */
export function OrderForm({ mapping, groups, onChange }: Props) {
  const { say } = useConsoleView();
  const isOrder = mapping.order !== undefined;
  return (
    <div className="grid gap-2">
      <ValueField
        label={say('imports.to.orderNo')}
        isNeeded
        value={mapping.orderNo}
        groups={groups}
        onChange={(value) => onChange({ ...mapping, orderNo: value ?? { constant: '' } })}
      />
      <label className="flex items-center gap-2 py-1 text-soft text-xs">
        <input
          type="checkbox"
          checked={!isOrder}
          onChange={(event) => onChange({ ...mapping, order: event.target.checked ? undefined : { placedAt: { constant: '' } } })}
        />
        {say('imports.as_events')}
      </label>
      {isOrder
        ? FIELDS.map(({ key, path, isNeeded }) => (
            <ValueField
              key={key}
              label={say(key)}
              isNeeded={isNeeded}
              value={valueAt(mapping, path)}
              groups={groups}
              onChange={(value) => onChange(withItemFile(withValue(mapping, path, isNeeded ? (value ?? { constant: '' }) : value)))}
            />
          ))
        : null}
    </div>
  );
}
