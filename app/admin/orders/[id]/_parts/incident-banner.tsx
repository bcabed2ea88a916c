import Link from 'next/link';
import type { PanelProps } from './panel';

/** Says that an incident holds the order's clocks, and leads to it; nothing while none does. */
export function IncidentBanner({ page, view }: PanelProps) {
  const { say } = view;
  const open = (page.document.state.pauses ?? []).filter((pause) => pause.until === null);
  return open.map((pause) => (
    <div
      key={pause.incident}
      role="status"
      className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-xl border border-warn-fill bg-warn-soft px-4 py-2.5 text-warn"
    >
      <span className="font-medium">
        {pause.source ? say('incidents.order_waits', { source: pause.source }) : say('incidents.order_stands')}
      </span>
      <Link href={`/admin/incidents/${pause.incident}`} className="button">
        {say('incidents.see')}
      </Link>
    </div>
  ));
}
