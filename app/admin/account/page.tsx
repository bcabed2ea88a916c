import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { PasswordForm } from './password-form';

export const metadata: Metadata = { title: '我的账号 My account' };

export default async function AccountPage() {
  const { staff, say } = await openPage();
  return (
    <>
      <PageHead title={say('account.title')} intro={`${staff.name} · ${staff.email} · ${say(`role.${staff.role}`)}`} />
      <PasswordForm />
    </>
  );
}
