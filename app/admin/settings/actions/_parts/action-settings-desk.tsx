'use client';

import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { ShopActionSettings } from '@/server/api/trpc/answers';
import { ActionSettingsForm } from './action-settings-form';

interface Props {
  /** First those that hold for every shop, then those that shops have of their own. */
  settings: ShopActionSettings[];
  shops: string[];
  mayEdit: boolean;
}

/** Settings of every shop, or of one of them where it has, or is to have, its own. */
export function ActionSettingsDesk({ settings, shops, mayEdit }: Props) {
  const { say } = useConsoleView();
  const [shop, setShop] = useState('');
  const common = settings[0]!;
  const own = settings.find((row) => row.shop === shop);
  const shown = own ?? { ...common, shop, version: 0 };
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
      <ActionSettingsForm key={`${shop}|${shown.version}`} held={shown} mayEdit={mayEdit} />
    </>
  );
}
