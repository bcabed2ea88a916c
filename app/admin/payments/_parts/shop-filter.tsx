import Link from 'next/link';
import type { PageView } from '@/app/_lib/page-view';
import { addressOf } from './address-of';

/** Narrows the differences to one shop; where there is only one, there is nothing to choose. */
export function ShopFilter(props: { shops: readonly string[]; chosen?: string; verdict?: string; view: PageView }) {
  const { shops, chosen, verdict, view } = props;
  const { say } = view;
  return (
    <nav className="flex flex-wrap gap-1" aria-label={say('orders.filters')}>
      {[undefined, ...shops].map((shop) => (
        <Link
          key={shop ?? ''}
          href={addressOf({ verdict, shop })}
          aria-current={shop === chosen ? 'true' : undefined}
          className={`rounded-lg px-2.5 py-1 ${shop === chosen ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
        >
          {shop ?? say('payments.all_shops')}
        </Link>
      ))}
    </nav>
  );
}
