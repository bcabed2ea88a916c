import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { PasswordForm } from './password-form';
import { ReachForm } from './reach-form';

export const metadata: Metadata = { title: '我的账号 My account' };

export default async function AccountPage() {
  const { calls, staff, say } = await openPage();
  const [reach, quiet, ways] = await Promise.all([calls.account.reach(), calls.account.quiet(), calls.account.ways()]);
  return (
    <>
      <PageHead title={say('account.title')} intro={`${staff.name} · ${staff.email} · ${say(`role.${staff.role}`)}`} />
      <div className="grid gap-4">
        <ReachForm first={reach} quiet={quiet} ways={ways} />
        <PasswordForm />
      </div>
    </>
  );
}
