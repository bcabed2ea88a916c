import type { Metadata } from 'next';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { ContactDesk } from './_parts/contact-desk';

export const metadata: Metadata = { title: '快递联系人 Carrier contacts' };

/** Whom to ask at carriers when a parcel stands still. */
export default async function CarriersPage() {
  const { calls, staff, say } = await openPage();
  if (!mayAct(staff.role, 'supervisor')) return <NotAllowed needs="supervisor" say={say} />;
  return (
    <>
      <PageHead title={say('contacts.title')} intro={say('contacts.intro')} />
      <ContactDesk desk={await calls.carrier.contacts()} />
    </>
  );
}
