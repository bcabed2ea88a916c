import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { pageCaller, pageSession } from '@/server/api/trpc/caller';
import { pageView } from './page-view';

/** What every page of the console starts from. Who is not signed in is sent to sign in and comes back from there. */
export async function openPage() {
  const staff = await pageSession();
  if (!staff) {
    const path = (await headers()).get('x-daona-path') ?? '/admin';
    redirect(path === '/admin' ? '/admin/sign-in' : `/admin/sign-in?to=${encodeURIComponent(path)}`);
  }
  return { staff, calls: await pageCaller(), ...(await pageView()) };
}
