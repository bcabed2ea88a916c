import type { Metadata } from 'next';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { mayAct } from '@/server/domain/access/staff-role';
import { MappingStudio } from './_parts/mapping-studio';
import { MappingTabs } from './_parts/mapping-tabs';
import { VersionsCard } from './_parts/versions-card';

export const metadata: Metadata = { title: '状态对照 Status mapping' };

export default async function MappingsPage() {
  const { calls, staff, say } = await openPage();
  const studio = await calls.mapping.read();
  const versions = await calls.mapping.versions({ kind: 'status_map' });
  const mayEdit = mayAct(staff.role, 'admin');
  return (
    <>
      <PageHead title={say('mappings.title')} intro={say('mappings.intro')} />
      <MappingTabs here="codes" say={say} />
      <MappingStudio studio={studio} mayEdit={mayEdit}>
        <VersionsCard kind="status_map" head={studio.version} versions={versions} mayEdit={mayEdit} />
      </MappingStudio>
    </>
  );
}
