import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { siteUrl } from '@/server/api/public/site-address';
import { mayAct } from '@/server/domain/access/staff-role';
import { BrandDesk } from './_parts/brand-desk';

export const metadata: Metadata = { title: '店铺形象 Brand' };

export default async function BrandPage() {
  const { calls, staff, say } = await openPage();
  const [brands, shops] = await Promise.all([calls.brand.read(), calls.order.shops()]);
  return (
    <>
      <PageHead title={say('brand.title')} intro={say('brand.intro')} />
      <BrandDesk brands={brands} shops={shops} home={new URL(siteUrl('')).host} mayEdit={mayAct(staff.role, 'admin')} />
    </>
  );
}
