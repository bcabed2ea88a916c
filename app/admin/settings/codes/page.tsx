import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { CodeSettingsDesk } from './_parts/code-settings-desk';

export const metadata: Metadata = { title: '短信验证码 One-time codes' };

export default async function CodeSettingsPage() {
  const { calls, staff, say } = await openPage();
  const held = await calls.code.settings();
  return (
    <>
      <PageHead title={say('codes.title')} intro={say('codes.intro')} />
      <CodeSettingsDesk held={held} mayEdit={mayAct(staff.role, 'admin')} />
    </>
  );
}
