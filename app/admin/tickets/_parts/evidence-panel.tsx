import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { TicketPage } from '@/server/api/trpc/answers';
import { placeName } from '@/server/domain/place/place-name';
import type { StepName } from '@/server/domain/ticket/report-steps';
import { carrierName } from '@/server/domain/tracking/carriers';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import { formatMoment } from '@/server/domain/wording/dates';
import { DELIVERED_KINDS } from '@/server/domain/wording/fill-template';
import { reasonOf } from '@/server/domain/wording/reasons';
import { wordCheck } from '@/server/domain/wording/ticket-words';

/** What the customer checked, and what the systems said at that moment. */
export function EvidencePanel({ page }: { page: TicketPage }) {
  const { say, language } = useConsoleView();
  const rows = useEvidenceRows(page);
  const checks = Object.entries(page.ticket.checks) as [StepName, string][];
  return (
    <>
      {page.ticket.kind === null ? null : (
        <Card title={say('tickets.checks')}>
          {checks.length === 0 ? <p className="text-faint">{say('tickets.checks_none')}</p> : null}
          <Rows
            rows={checks.flatMap(([step, answer]): [string, string][] => {
              const words = wordCheck(step, answer);
              return words ? [[words.name[language], words.answer[language]]] : [];
            })}
          />
        </Card>
      )}
      <Card title={say('tickets.evidence')}>
        {rows.length === 0 ? <p className="text-faint">{say('tickets.evidence_none')}</p> : <Rows rows={rows} />}
      </Card>
    </>
  );
}

function useEvidenceRows({ ticket }: TicketPage): [string, string][] {
  const { say, language, viewer } = useConsoleView();
  const { shipment, destination, shipments, delivered, flags } = ticket.evidence;
  if (!shipment) return [];
  const moment = (at: number) => formatMoment(at, language, viewer);
  const place = (of: { city?: string; district?: string } = {}) =>
    [...new Set([of.city, of.district].flatMap((name) => (name ? [placeName(name, language)] : [])))].join(' ');
  const kind = DELIVERED_KINDS[shipment.deliveredKind ?? '']?.[language];
  const rows: [string, string][] = [
    [say('tickets.parcel'), `${carrierName(shipment.carrier, language)} ${shipment.trackingNo}`],
    [say('tickets.said'), `${MILESTONES[shipment.milestone].name[language]} · ${moment(shipment.since)}`],
    [say('tickets.signed'), shipment.deliveredAt === undefined ? '' : [kind, moment(shipment.deliveredAt)].filter(Boolean).join(' · ')],
    [say('tickets.where'), place(shipment)],
    [say('tickets.going_to'), place(destination)],
    [say('tickets.parcels'), `${delivered}/${shipments}`],
    [say('tickets.flags'), flags.map((flag) => reasonOf(flag).name[language]).join(' · ')],
  ];
  return rows.filter(([, value]) => value !== '');
}

function Rows({ rows }: { rows: [string, string][] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-faint text-xs leading-6">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
