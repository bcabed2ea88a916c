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
import { MATCH_VERDICTS, type MatchVerdict, WRONG } from '@/server/domain/payment/match-payments';
import { formatFull } from '@/server/domain/wording/dates';
import { FindingRow } from './_parts/finding-row';
import { MatchButton } from './_parts/match-button';
import { RunList } from './_parts/run-list';

export const metadata: Metadata = { title: '付款对账 Payments' };

const REFRESH_S = 3;

interface Props {
  searchParams: Promise<{ verdict?: string; from?: string }>;
}

/** What gateway, ERP and shop say of each payment, and where they differ (R4-20). */
export default async function PaymentsPage({ searchParams }: Props) {
  const { calls, staff, ...view } = await openPage();
  const { say } = view;
  const query = await searchParams;
  const verdict = MATCH_VERDICTS.find((one) => one === query.verdict && WRONG.has(one));
  const offset = /^\d{1,6}$/.test(query.from ?? '') ? Number(query.from) : 0;
  const matching = await calls.payment.read({ verdict, offset });
  const open = matching.runs.find((run) => run.state !== 'done');
  const maySupervise = mayAct(staff.role, 'supervisor');
  return (
    <>
      {open ? <Refresher everyS={REFRESH_S} /> : null}
      <PageHead title={say('payments.title')} intro={say('payments.intro')}>
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
        {matching.shown ? <Counts run={matching.shown} chosen={verdict} view={view} /> : null}
        <Card title={matching.findings.length > 0 ? say('payments.findings') : undefined} flush>
          <Findings matching={matching} verdict={verdict} view={view} />
        </Card>
        {matching.next === null ? null : (
          <div className="text-center">
            <Link className="button" href={`/admin/payments?${verdict ? `verdict=${verdict}&` : ''}from=${matching.next}`}>
              {say('common.more')}
            </Link>
          </div>
        )}
        <RunList runs={matching.runs} view={view} />
      </div>
    </>
  );
}

function Findings({ matching, verdict, view }: { matching: PaymentMatching; verdict?: MatchVerdict; view: PageView }) {
  const { say } = view;
  if (!matching.shown) return <EmptyState title={say('payments.none')} why={say('payments.none_why')} />;
  if (matching.findings.length === 0)
    return verdict ? (
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

/** The figures of the last run; those of differences narrow the list. */
function Counts({ run, chosen, view }: { run: NonNullable<PaymentMatching['shown']>; chosen?: MatchVerdict; view: PageView }) {
  const { say, viewer } = view;
  const time = formatFull(run.finishedAt ?? run.requestedAt, viewer.timeZone);
  return (
    <Card title={say('payments.last')} aside={say('payments.last_line', { time, orders: run.total ?? 0, days: run.days })}>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4 xl:grid-cols-7">
        {MATCH_VERDICTS.map((one) => {
          const count = run.counts[one] ?? 0;
          const isWrong = WRONG.has(one);
          const figure = (
            <>
              <span className="block text-soft text-xs">{say(`payments.verdict_${one}`)}</span>
              <span className={`digits block font-semibold text-xl ${isWrong && count > 0 ? 'text-bad' : ''}`}>{count}</span>
            </>
          );
          return (
            <li key={one} className={`rounded-lg px-2 py-1 ${one === chosen ? 'bg-brand-soft' : ''}`}>
              {isWrong ? (
                <Link
                  href={one === chosen ? '/admin/payments' : `/admin/payments?verdict=${one}`}
                  aria-current={one === chosen ? 'true' : undefined}
                  className="block hover:text-brand"
                >
                  {figure}
                </Link>
              ) : (
                figure
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
