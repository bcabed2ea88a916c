import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { readOrderAddress } from '@/app/_lib/order-address';
import { OrderBrowser } from './_parts/order-browser';

export const metadata: Metadata = { title: '订单 Orders' };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function OrdersPage({ searchParams }: { searchParams: Query }) {
  const { calls, say } = await openPage();
  const given = Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const filter = readOrderAddress(new URLSearchParams(given));
  const [first, shops] = await Promise.all([calls.order.search(filter), calls.order.shops()]);
  return (
    <>
      <PageHead title={say('orders.title')} intro={<span className="hidden md:inline">{say('orders.search_hint')}</span>} />
      <OrderBrowser filter={filter} first={first} shops={shops} />
    </>
  );
}
