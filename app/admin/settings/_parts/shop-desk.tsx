'use client';

import { type ReactNode, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';

interface OfShop {
  /** '' holds for every shop without a row of its own. */
  shop: string;
  /** 0 while there is no such row. */
  version: number;
}

interface Props<T> {
  /** First the row that holds for every shop, then those that shops have of their own. */
  rows: T[];
  shops: string[];
  /** The form of one row; made anew for another shop; of another version it tells itself. */
  children: (held: T) => ReactNode;
}

/** Settings of every shop, or of one of them where it has, or is to have, its own. */
export function ShopDesk<T extends OfShop>({ rows, shops, children }: Props<T>) {
  const { say } = useConsoleView();
  const [shop, setShop] = useState('');
  const own = rows.find((row) => row.shop === shop);
  const shown = own ?? { ...rows[0]!, shop, version: 0 };
  return (
    <>
      <label className="mb-4 grid max-w-72 gap-0.5 text-faint text-xs" htmlFor="shop">
        {say('settings.shop')}
        <select id="shop" className="field text-ink" value={shop} onChange={(event) => setShop(event.target.value)}>
          <option value="">{say('settings.every_shop')}</option>
          {shops.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {own ? null : <p className="mb-2 text-soft text-xs">{say('settings.own')}</p>}
      <div key={shop}>{children(shown)}</div>
    </>
  );
}
