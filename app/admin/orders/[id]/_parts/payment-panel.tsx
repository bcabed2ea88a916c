import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { PAYMENT_STATES, type PaymentState } from '@/server/domain/payment/payment-state';
import { formatMoney } from '@/server/domain/wording/money';
import { wordTimelineLine } from '@/server/domain/wording/word-timeline';
import type { PanelProps } from './panel';

const TROUBLE = new Set<PaymentState>(['claimed', 'mismatch', 'partial']);

/** The payment axis and the log of what was said about money (R2-13). */
export function PaymentPanel({ page, view }: PanelProps) {
  const { say, language, viewer } = view;
  const { state } = page.document;
  const lines = state.timeline
    .filter((line) => /^(payment\.|paid$|deposit_paid$|payment_verifying$|refund\.)/.test(line.code ?? ''))
    .toReversed();
  const tone = TROUBLE.has(state.payment) ? 'warn' : state.payment === 'confirmed' || state.payment === 'reconciled' ? 'good' : 'plain';
  return (
    <Card title={say('order.payment')} aside={<Badge tone={tone}>{PAYMENT_STATES[state.payment].name[language]}</Badge>}>
      {state.amount && state.currency ? (
        <p className="digits font-semibold text-lg">{formatMoney(state.amount, state.currency, language)}</p>
      ) : null}
      <ol className="mt-1 grid gap-1.5 text-xs">
        {lines.map((line) => (
          <li key={line.identity}>
            <span className="text-faint">
              <Moment at={line.at} language={language} viewer={viewer} precision={line.precision} />
            </span>{' '}
            {wordTimelineLine(line, language)} <span className="text-faint">· {line.source}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
