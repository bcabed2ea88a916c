import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { MappingTabs } from '../_parts/mapping-tabs';
import { RulesTable } from '../_parts/rules-table';
import { VersionsCard } from '../_parts/versions-card';

export const metadata: Metadata = { title: '多系统规则 Rules over systems' };

export default async function CombinationsPage() {
  const { calls, staff, say } = await openPage();
  const table = await calls.combination.read();
  const versions = await calls.mapping.versions({ kind: 'combination' });
  const mayEdit = mayAct(staff.role, 'admin');
  return (
    <>
      <PageHead title={say('mappings.title')} intro={say('combine.intro')} />
      <MappingTabs here="rules" say={say} />
      <RulesTable table={table} mayEdit={mayEdit}>
        <VersionsCard kind="combination" head={table.version} versions={versions} mayEdit={mayEdit} />
      </RulesTable>
    </>
  );
}
