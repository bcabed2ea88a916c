import { Card } from '@/app/_components/card';
import { CallForm } from '@/app/admin/promises/_parts/call-form';
import { PromiseList } from '@/app/admin/promises/_parts/promise-list';
import type { PanelProps } from './panel';

/** What was promised about the order, and whether it was kept; a call can be promised here. */
export function PromisesPanel({ page, view, callerId }: PanelProps & { callerId: string | null }) {
  const { say } = view;
  return (
    <Card id="promises" title={say('order.promises')} flush>
      {page.promises.length === 0 ? <p className="px-4 pb-2 text-faint">{say('order.promises_none')}</p> : null}
      <PromiseList promises={page.promises} />
      {callerId === null ? null : (
        <div className="px-4 pb-4">
          <CallForm orderId={page.document.id} staffId={callerId} />
        </div>
      )}
    </Card>
  );
}
