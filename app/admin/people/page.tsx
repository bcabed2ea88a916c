import type { Metadata } from 'next';
import { NotAllowed } from '@/app/_components/not-allowed';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { PeopleList } from './_parts/people-list';
import { PersonAdder } from './_parts/person-adder';

export const metadata: Metadata = { title: '人员 People' };

export default async function PeoplePage() {
  const { calls, staff, say } = await openPage();
  if (!mayAct(staff.role, 'admin')) return <NotAllowed needs="admin" say={say} />;
  const people = await calls.person.list();
  return (
    <>
      <PageHead title={say('people.title')} intro={say('people.intro')} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <PeopleList people={people} />
        <PersonAdder />
      </div>
    </>
  );
}
