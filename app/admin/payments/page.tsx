import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { PageHead } from '@/app/_components/page-head';
import { Refresher } from '@/app/_components/refresher';
import { openPage } from '@/app/_lib/open-page';
import type { PageView } from '@/app/_lib/page-view';
import type { PaymentMatching } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { MATCH_VERDICTS, WRONG } from '@/server/domain/payment/match-payments';
import { addressOf } from './_parts/address-of';
import { FindingRow } from './_parts/finding-row';
import { MatchButton } from './_parts/match-button';
import { RunCounts } from './_parts/run-counts';
import { RunList } from './_parts/run-list';
import { ShopFilter } from './_parts/shop-filter';

export const metadata: Metadata = { title: '付款对账 Payments' };

const REFRESH_S = 3;

interface Props {
  searchParams: Promise<{ verdict?: string; shop?: string; from?: string }>;
}

/** What gateway, ERP and shop say of each payment, and where they differ (R4-20). */
export default async function PaymentsPage({ searchParams }: Props) {
  const { calls, staff, ...view } = await openPage();
  const { say } = view;
  const query = await searchParams;
  const verdict = MATCH_VERDICTS.find((one) => one === query.verdict && WRONG.has(one));
  const offset = /^\d{1,6}$/.test(query.from ?? '') ? Number(query.from) : 0;
  const shop = query.shop || undefined;
  const [matching, shops] = await Promise.all([calls.payment.read({ verdict, shop, offset }), calls.order.shops()]);
  const open = matching.runs.find((run) => run.state !== 'done');
  const maySupervise = mayAct(staff.role, 'supervisor');
  return (
    <>
      {open ? <Refresher everyS={REFRESH_S} /> : null}
      <PageHead title={say('payments.title')} intro={say('payments.intro')}>
        {matching.shown ? (
          <a href="/admin/payments/report" className="button" download>
            {say('payments.report')}
          </a>
        ) : null}
        {maySupervise ? (
          <>
            <Link href="/admin/imports" className="button">
              {say('payments.import')}
            </Link>
            <MatchButton />
          </>
        ) : null}
      </PageHead>
      <div className="grid grid-cols-1 gap-4">
        {open ? (
          <p role="status" className="rounded-lg bg-brand-soft px-3 py-2 text-brand text-xs">
            {open.total === null ? say('payments.waiting_run') : say('payments.running', { done: open.checked, total: open.total })}
          </p>
        ) : null}
        {matching.shown ? <RunCounts run={matching.shown} chosen={verdict} shop={shop} view={view} /> : null}
        {shops.length > 1 ? <ShopFilter shops={shops} chosen={shop} verdict={verdict} view={view} /> : null}
        <Card title={matching.findings.length > 0 ? say('payments.findings') : undefined} flush>
          <Findings matching={matching} isNarrowed={verdict !== undefined || shop !== undefined} view={view} />
        </Card>
        {matching.next === null ? null : (
          <div className="text-center">
            <Link className="button" href={addressOf({ verdict, shop, from: String(matching.next) })}>
              {say('common.more')}
            </Link>
          </div>
        )}
        <RunList runs={matching.runs} view={view} />
      </div>
    </>
  );
}

function Findings({ matching, isNarrowed, view }: { matching: PaymentMatching; isNarrowed: boolean; view: PageView }) {
  const { say } = view;
  if (!matching.shown) return <EmptyState title={say('payments.none')} why={say('payments.none_why')} />;
  if (matching.findings.length === 0)
    return isNarrowed ? (
      <EmptyState title={say('payments.clean_filter')} />
    ) : (
      <EmptyState title={say('payments.clean')} why={say('payments.clean_why')} />
    );
  return (
    <ul className="divide-y divide-line border-line border-t">
      {matching.findings.map((finding) => (
        <FindingRow key={`${finding.orderId}|${finding.paymentNo}`} finding={finding} view={view} />
      ))}
    </ul>
  );
}
