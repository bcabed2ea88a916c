import type { PageView } from '@/app/_lib/page-view';
import type { OrderPage } from '@/server/api/trpc/answers';

/** What every panel of the order page is drawn from. */
export interface PanelProps {
  page: OrderPage;
  view: PageView;
}
