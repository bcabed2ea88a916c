import type { Metadata } from 'next';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { openPage } from '@/app/_lib/open-page';
import { AnalysisHead } from '../_parts/analysis-head';
import { ForecastCard } from '../_parts/forecast-card';

export const metadata: Metadata = { title: '下周预测 Coming week' };

/** Exceptions to expect in the coming seven days, by class. */
export default async function ForecastPage({ searchParams }: { searchParams: Promise<{ shop?: string }> }) {
  const { calls, say, language, viewer } = await openPage();
  const shop = (await searchParams).shop || undefined;
  const [{ days, holidays, classes, knownDays }, shops] = await Promise.all([
    calls.analysis.forecast({ timeZone: viewer.timeZone, shop }),
    calls.order.shops(),
  ]);
  const told = classes.flatMap((one) => (one.forecast ? [{ ...one, forecast: one.forecast }] : []));
  return (
    <>
      <AnalysisHead section="forecast" say={say} shops={shops} shop={shop} />
      {told.length === 0 ? (
        <Card flush>
          <EmptyState
            title={say('analysis.too_early')}
            why={knownDays === 0 ? say('analysis.no_exceptions_why') : say('analysis.too_early_why', { n: knownDays })}
          />
        </Card>
      ) : (
        <>
          <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            {told.map((one) => (
              <ForecastCard key={one.class} one={one} days={days} holidays={holidays} say={say} language={language} />
            ))}
          </div>
          <p className="mt-3 text-faint text-xs">{say('analysis.forecast_why')}</p>
        </>
      )}
    </>
  );
}
