import { Card } from '@/app/_components/card';
import type { PageView } from '@/app/_lib/page-view';
import type { RequestSet } from '@/server/api/trpc/answers';
import { PLACE_NAMES } from '@/server/domain/action/action-words';
import type { CustomerWord } from '@/server/domain/order/customer-word';
import { RequestRow } from './request-row';

interface Props {
  set: RequestSet;
  /** Where the customer said it may be left. */
  leave: CustomerWord['leave'];
  view: PageView;
}

/** What the customer asked of the shop and said about the delivery; nothing where nothing was (R1-3, R1-22). */
export function RequestsPanel({ set, leave, view }: Props) {
  const { say, language } = view;
  if (set.requests.length === 0 && !leave) return null;
  const places = leave?.may.map((place) => PLACE_NAMES[place][language]).join(language === 'en' ? ', ' : '、');
  return (
    <Card title={say('requests.panel')}>
      {leave ? <p className="mb-2 text-soft">{places ? say('requests.leave', { places }) : say('requests.leave_none')}</p> : null}
      <ul className="grid gap-3">
        {set.requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
    </Card>
  );
}
