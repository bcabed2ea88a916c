import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { ActionSettingsDesk } from './_parts/action-settings-desk';

export const metadata: Metadata = { title: '客户能做什么 What customers may do' };

export default async function ActionSettingsPage() {
  const { calls, staff, say } = await openPage();
  const [settings, shops] = await Promise.all([calls.action.settings(), calls.order.shops()]);
  return (
    <>
      <PageHead title={say('settings.actions')} intro={say('settings.actions_intro')} />
      <ActionSettingsDesk settings={settings} shops={shops} mayEdit={mayAct(staff.role, 'admin')} />
    </>
  );
}
