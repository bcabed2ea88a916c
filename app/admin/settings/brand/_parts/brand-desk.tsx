'use client';

import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { ShopBrand } from '@/server/api/trpc/answers';
import { BrandForm } from './brand-form';

interface Props {
  /** First the one that holds for every shop, then those that shops have of their own. */
  brands: ShopBrand[];
  shops: string[];
  mayEdit: boolean;
}

/** The brand of every shop, or of one of them where it has, or is to have, its own. */
export function BrandDesk({ brands, shops, mayEdit }: Props) {
  const { say } = useConsoleView();
  const [shop, setShop] = useState('');
  const own = brands.find((row) => row.shop === shop);
  const shown = own ?? { ...brands[0]!, shop, version: 0 };
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
      <BrandForm key={`${shop}|${shown.version}`} held={shown} mayEdit={mayEdit} />
    </>
  );
}
