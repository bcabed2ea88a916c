import type { Metadata } from 'next';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { openPage } from '@/app/_lib/open-page';
import { AnalysisHead } from '../_parts/analysis-head';
import { CauseHeat } from '../_parts/cause-heat';
import { SpikeList } from '../_parts/spike-list';

export const metadata: Metadata = { title: '异常原因 Causes' };

/** Causes by week, with what stands out. */
export default async function CausesPage({ searchParams }: { searchParams: Promise<{ shop?: string }> }) {
  const { calls, say, language, viewer } = await openPage();
  const shop = (await searchParams).shop || undefined;
  const [map, shops] = await Promise.all([calls.analysis.causes({ timeZone: viewer.timeZone, shop }), calls.order.shops()]);
  return (
    <>
      <AnalysisHead section="causes" say={say} shops={shops} shop={shop} />
      {map.rows.length === 0 ? (
        <Card flush>
          <EmptyState title={say('analysis.none_causes')} why={say('analysis.none_causes_why')} />
        </Card>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <Card title={say('analysis.spikes')}>
            <SpikeList rows={map.rows} shop={shop} say={say} language={language} />
          </Card>
          <Card title={say('analysis.map')}>
            <CauseHeat map={map} shop={shop} say={say} language={language} />
            <p className="mt-3 max-w-3xl text-faint text-xs">{say('analysis.map_why')}</p>
          </Card>
        </div>
      )}
    </>
  );
}
