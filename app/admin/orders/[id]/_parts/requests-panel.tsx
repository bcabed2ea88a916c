import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { RequestSet } from '@/server/api/trpc/answers';
import { PLACE_NAMES } from '@/server/domain/action/action-words';
import type { CustomerWord } from '@/server/domain/order/customer-word';
import { RequestAsker } from './request-asker';
import { RequestRow } from './request-row';

interface Props {
  orderId: string;
  set: RequestSet;
  /** Where the customer said it may be left. */
  leave: CustomerWord['leave'];
  mayWrite: boolean;
  view: PageView;
}

/** What the customer asked of the shop and said about the delivery, and what service can ask for the customer (R1-3, R1-22). */
export function RequestsPanel({ orderId, set, leave, mayWrite, view }: Props) {
  const { say, language } = view;
  const mayAsk = mayWrite ? set.mayAsk : [];
  if (set.requests.length === 0 && !leave && mayAsk.length === 0) return null;
  const places = leave?.may.map((place) => PLACE_NAMES[place][language]).join(language === 'en' ? ', ' : '、');
  return (
    <Card title={say('requests.panel')}>
      {leave ? <p className="mb-2 text-soft">{places ? say('requests.leave', { places }) : say('requests.leave_none')}</p> : null}
      <ul className="grid gap-3">
        {set.requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
      {mayAsk.length > 0 ? (
        <details className="mt-2">
          <summary className="w-fit text-brand text-xs">{say('requests.ask')}</summary>
          <div className="mt-2">
            <RequestAsker orderId={orderId} mayAsk={mayAsk} />
          </div>
        </details>
      ) : null}
    </Card>
  );
}
