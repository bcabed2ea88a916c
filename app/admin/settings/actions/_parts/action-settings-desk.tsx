'use client';

import { ShopDesk } from '@/app/admin/settings/_parts/shop-desk';
import type { ShopActionSettings } from '@/server/api/trpc/answers';
import { ActionSettingsForm } from './action-settings-form';

interface Props {
  settings: ShopActionSettings[];
  shops: string[];
  mayEdit: boolean;
}

/** What customers can do at every shop, or at one of them. */
export function ActionSettingsDesk({ settings, shops, mayEdit }: Props) {
  return (
    <ShopDesk rows={settings} shops={shops}>
      {(held) => <ActionSettingsForm held={held} mayEdit={mayEdit} />}
    </ShopDesk>
  );
}
