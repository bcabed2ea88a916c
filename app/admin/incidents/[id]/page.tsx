import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { wordIncident } from '@/server/domain/wording/word-incident';
import { PlayPanel } from '../../_play/play-panel';
import { IncidentDesk } from '../_parts/incident-desk';

export const metadata: Metadata = { title: '事件 Incident' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default async function IncidentPage({ params }: { params: Promise<{ id: string }> }) {
  const { calls, say, language, viewer } = await openPage();
  const { id } = await params;
  const page = UUID.test(id) ? await calls.incident.read({ id }) : ({ kind: 'missing' } as const);
  const back = (
    <Link href="/admin/incidents" className="button">
      {say('incidents.back')}
    </Link>
  );
  if (page.kind === 'missing') {
    return (
      <Card>
        <EmptyState title={say('incidents.missing')} why={say('incidents.missing_why')}>
          {back}
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      <PageHead title={wordIncident(page.incident, language, viewer).title}>{back}</PageHead>
      <IncidentDesk first={page}>
        <PlayPanel subject={`incident:${page.incident.id}`} />
      </IncidentDesk>
    </>
  );
}
