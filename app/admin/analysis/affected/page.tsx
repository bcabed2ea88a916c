import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { openPage } from '@/app/_lib/open-page';
import { affectedInput } from '@/server/api/trpc/analysis-router';
import { tidy } from '@/server/domain/wording/fill-template';
import { formatMoney } from '@/server/domain/wording/money';
import { reasonOf } from '@/server/domain/wording/reasons';
import { AffectedList } from '../_parts/affected-list';
import { TraitList } from '../_parts/trait-list';
import { wordLosses } from '../_parts/word-losses';

export const metadata: Metadata = { title: '受影响的订单 Affected orders' };

const LISTED = 200;
const FORMATS = ['xlsx', 'csv'] as const;

interface Props {
  searchParams: Promise<{ cause?: string; week?: string; shop?: string }>;
}

/** The orders of a cause in a week: how many customers, what it may cost, what they have in common. */
export default async function AffectedPage({ searchParams }: Props) {
  const { calls, ...view } = await openPage();
  const { say, language, viewer } = view;
  const query = await searchParams;
  const shop = query.shop || undefined;
  const asked = affectedInput.safeParse({ cause: query.cause, week: query.week, shop, timeZone: viewer.timeZone });
  if (!asked.success) notFound();
  const found = await calls.analysis.affected(asked.data);
  const { cause, week, orders, terms } = found;
  const back = `/admin/analysis/causes${shop ? `?shop=${encodeURIComponent(shop)}` : ''}`;
  const file = new URLSearchParams({ cause, week, zone: viewer.timeZone, language, ...(shop ? { shop } : {}) });
  const how = { perDay: formatMoney(String(terms.perLateDay), terms.currency, language), percent: terms.refundPercent };
  return (
    <>
      <PageHead title={tidy(reasonOf(cause).name[language], language)} intro={say('analysis.affected_intro', { week })}>
        <Link href={back} className="button">
          {say('analysis.back_to_map')}
        </Link>
        {FORMATS.map((format) => (
          <a key={format} href={`/admin/analysis/affected/file?${file}&format=${format}`} className="button" download>
            {say('analysis.download', { format: format.toUpperCase() })}
          </a>
        ))}
      </PageHead>
      {orders.length === 0 ? (
        <Card flush>
          <EmptyState title={say('analysis.none_affected')} />
        </Card>
      ) : (
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 xl:col-span-2">
            {(
              [
                ['analysis.orders', found.total.toLocaleString(language)],
                ['analysis.customers', found.customers.toLocaleString(language)],
                ['analysis.loss', wordLosses(found.losses, language)],
              ] as const
            ).map(([name, value]) => (
              <div key={name} className="rounded-xl border border-line bg-card p-4 last:col-span-2 sm:last:col-span-1">
                <dt className="text-faint text-xs">{say(name)}</dt>
                <dd className="digits break-words font-semibold text-2xl">{value}</dd>
              </div>
            ))}
          </dl>
          <p className="text-faint text-xs xl:col-span-2">
            {say('analysis.loss_how', how)} {say('analysis.loss_where')}
          </p>
          <div className="order-2 min-w-0 xl:order-1">
            <Card
              title={say('analysis.affected')}
              aside={orders.length > LISTED ? say('analysis.first_n', { n: LISTED, all: found.total }) : undefined}
              flush
            >
              <AffectedList orders={orders.slice(0, LISTED)} view={view} />
            </Card>
          </div>
          <div className="order-1 min-w-0 xl:order-2">
            <Card title={say('analysis.traits')}>
              <TraitList traits={found.traits} say={say} language={language} />
            </Card>
          </div>
        </div>
      )}
    </>
  );
}
