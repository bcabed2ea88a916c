import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { cellInput } from '@/server/api/trpc/analysis-router';
import { stepName } from '@/server/domain/wording/step-name';
import { groupName } from '../_parts/group-name';
import { StepList } from '../_parts/step-list';

export const metadata: Metadata = { title: '环节用时 Step times' };

interface Props {
  searchParams: Promise<{ stage?: string; group?: string; by?: string; days?: string; shop?: string }>;
}

/** The orders behind one cell of the step times. */
export default async function CellPage({ searchParams }: Props) {
  const { calls, ...view } = await openPage();
  const { say, language } = view;
  const { stage, group, by, days, shop } = await searchParams;
  const asked = cellInput.safeParse({ stage, group, grouping: by, days: Number(days), shop: shop || undefined });
  if (!asked.success) notFound();
  const { cell, steps } = await calls.analysis.cellSteps(asked.data);
  const back = new URLSearchParams({ days: String(asked.data.days), by: asked.data.grouping, ...(shop ? { shop } : {}) });
  const figures = { days: asked.data.days, n: cell?.steps ?? 0, overdue: cell?.overdue ?? 0 };
  return (
    <>
      <PageHead
        title={`${groupName(asked.data.grouping, asked.data.group, say, language)} · ${stepName(asked.data.stage, language)}`}
        intro={say('analysis.cell_intro', figures)}
      >
        <Link href={`/admin/analysis?${back}`} className="button">
          {say('analysis.back_to_steps')}
        </Link>
      </PageHead>
      <Card
        title={say('analysis.orders')}
        aside={figures.n > steps.length ? say('analysis.cell_first', { n: steps.length }) : undefined}
        flush
      >
        {steps.length === 0 ? <EmptyState title={say('analysis.none_affected')} /> : <StepList steps={steps} view={view} />}
      </Card>
    </>
  );
}
