'use client';

import { ShopDesk } from '@/app/admin/settings/_parts/shop-desk';
import type { ShopBrand } from '@/server/api/trpc/answers';
import { BrandForm } from './brand-form';

/** The brand of every shop, or of one of them. */
export function BrandDesk({ brands, shops, home, mayEdit }: { brands: ShopBrand[]; shops: string[]; home: string; mayEdit: boolean }) {
  return (
    <ShopDesk rows={brands} shops={shops}>
      {(held) => <BrandForm held={held} home={home} mayEdit={mayEdit} />}
    </ShopDesk>
  );
}
