import { redirect } from 'next/navigation';
import { pageCaller, pageSession } from '@/server/api/trpc/caller';
import { pageView } from './page-view';

/** What every page of the console starts from; who is not signed in is sent to the sign-in page. */
export async function openPage() {
  const staff = await pageSession();
  if (!staff) redirect('/admin/sign-in');
  return { staff, calls: await pageCaller(), ...(await pageView()) };
}
