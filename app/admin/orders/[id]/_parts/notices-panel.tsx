import { Card } from '@/app/_components/card';
import { NoticeLine } from '@/app/_components/notice-line';
import type { PanelProps } from './panel';

/** What the customer and colleagues were told about this order. */
export function NoticesPanel({ page, view }: PanelProps) {
  const { say } = view;
  return (
    <Card title={say('order.notices')} aside={page.notices.length || null}>
      {page.notices.length === 0 ? <p className="text-faint">{say('order.notices_none')}</p> : null}
      <ul className="grid max-h-96 gap-3 overflow-y-auto">
        {page.notices.map((notice) => (
          <li key={notice.id}>
            <NoticeLine notice={notice} {...view} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
