import Link from 'next/link';
import { Badge } from '@/app/_components/badge';
import { Moment } from '@/app/_components/moment';
import { sayWord } from '@/app/_lib/messages';
import type { PageView } from '@/app/_lib/page-view';
import type { PaymentMatching } from '@/server/api/trpc/answers';
import { VOICES, type Voice } from '@/server/domain/payment/match-payments';
import { formatMoney } from '@/server/domain/wording/money';

type Finding = PaymentMatching['findings'][number];

/** One payment with what each system says of it side by side, what is wrong and what to do. */
export function FindingRow({ finding, view }: { finding: Finding; view: PageView }) {
  const { say, language } = view;
  const { amount, currency } = finding;
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="min-w-0">
        <Link href={`/admin/orders/${finding.orderId}`} className="block break-all font-medium font-mono text-[0.8125rem] hover:text-brand">
          {finding.orderNo}
        </Link>
        <span className="block break-all text-faint text-xs">
          {finding.shop} · {finding.paymentNo || say('payments.number_none')}
        </span>
        {amount ? (
          <span className="digits block text-soft text-xs">
            {say('payments.due', { money: formatMoney(amount, currency ?? '', language) })}
          </span>
        ) : null}
      </div>
      <div className="min-w-0">
        <p className="mb-1.5 flex flex-wrap items-center gap-2">
          <Badge tone={finding.verdict === 'duplicate' || finding.verdict === 'amount' ? 'bad' : 'warn'}>
            {say(`payments.verdict_${finding.verdict}`)}
          </Badge>
          <span className="text-soft text-xs">{sayWord(say, 'payments', `todo_${finding.verdict}`)}</span>
        </p>
        <dl className="grid gap-2 sm:grid-cols-3">
          {VOICES.filter((voice) => voice !== 'customer' || finding.sayings.some((said) => said.voice === voice)).map((voice) => (
            <Said key={voice} voice={voice} finding={finding} view={view} />
          ))}
        </dl>
      </div>
    </li>
  );
}

function Said({ voice, finding, view }: { voice: Voice; finding: Finding; view: PageView }) {
  const { say, language, viewer } = view;
  const said = finding.sayings.find((one) => one.voice === voice);
  return (
    <div className="min-w-0 rounded-lg bg-sunken px-2.5 py-1.5 text-xs">
      <dt className="truncate text-faint">
        {say(`payments.voice_${voice}`)}
        {said ? ` · ${said.source}` : ''}
      </dt>
      <dd>
        {said ? (
          <>
            <span className="digits font-medium">
              {say(`payments.said_${said.state}`)}{' '}
              {said.amount ? formatMoney(said.amount, said.currency ?? finding.currency ?? '', language) : ''}
            </span>
            {said.amount || said.state !== 'paid' ? null : <span className="text-faint">{say('payments.amount_none')}</span>}
            <span className="block text-faint">
              <Moment at={said.at} language={language} viewer={viewer} />
            </span>
          </>
        ) : (
          <span className="text-faint">{say('payments.silent')}</span>
        )}
      </dd>
    </div>
  );
}
