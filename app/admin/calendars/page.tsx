import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { CalendarAlarms } from './_parts/calendar-alarms';
import { CalendarDesk } from './_parts/calendar-desk';
import { CalendarVersions } from './_parts/calendar-versions';

export const metadata: Metadata = { title: '日历 Calendars' };

export default async function CalendarsPage() {
  const { calls, staff, say } = await openPage();
  const [page, alarms] = await Promise.all([calls.calendar.read(), calls.calendar.alarms()]);
  const mayEdit = mayAct(staff.role, 'supervisor');
  return (
    <>
      <PageHead title={say('calendars.title')} intro={say('calendars.intro')} />
      <div className="grid grid-cols-1 gap-4">
        <CalendarAlarms alarms={alarms} say={say} />
        <CalendarDesk key={page.version} page={page} mayEdit={mayEdit} />
        <CalendarVersions page={page} mayEdit={mayEdit} />
      </div>
    </>
  );
}
