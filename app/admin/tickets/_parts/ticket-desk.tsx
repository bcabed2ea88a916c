'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { TicketPage } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { OrderDrafts } from '../../drafts/_parts/order-drafts';
import { ReplyPanel } from '../../drafts/_parts/reply-panel';
import { AfterClosing } from './after-closing';
import { ClocksPanel } from './clocks-panel';
import { CloseForm } from './close-form';
import { EvidencePanel } from './evidence-panel';
import { FilesPanel } from './files-panel';
import { HandOverForm } from './hand-over-form';
import { PhotosPanel } from './photos-panel';
import { TakingOver } from './taking-over';
import { TicketHead } from './ticket-head';
import { TicketStory } from './ticket-story';
import { TrailPanel } from './trail-panel';
import { WordsForm } from './words-form';

const POLL_MS = 10_000;

/** One ticket, live: what was reported, what the systems said, what was written, photos, and what can be done; `children` stand beside. */
export function TicketDesk({ first, staffId, children }: { first: TicketPage; staffId: string; children: ReactNode }) {
  const { say, staffRole } = useConsoleView();
  const calls = useTRPC();
  const [problem, setProblem] = useState<MessageKey | null>(null);
  const { id } = first.ticket;
  const query = useQuery({ ...calls.ticket.read.queryOptions({ id }), initialData: first, refetchInterval: POLL_MS });
  const page = query.data?.kind === 'found' ? query.data : first;
  const isClosed = page.ticket.state === 'closed';
  const mayWrite = staffRole !== null && mayAct(staffRole, 'agent');
  const settled = (answer: { kind: string }) => {
    setProblem(answer.kind === 'done' ? null : 'tickets.not_now');
    void query.refetch();
  };
  const failed = () => setProblem('tickets.failed');
  const acting = { ticketId: id, onDone: settled, onFailed: failed };
  return (
    <div className="grid gap-4">
      <TicketHead page={page} staffId={staffId} mayWrite={mayWrite && !isClosed} {...acting} />
      <p role="status" className={problem ? 'text-warn' : 'sr-only'}>
        {problem ? say(problem) : ''}
      </p>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-4">
          <TakingOver page={page} />
          <OrderDrafts orderId={page.ticket.orderId} staffId={staffId} />
          <ReplyPanel orderId={page.ticket.orderId} />
          <TicketStory page={page} />
          {mayWrite && !isClosed ? (
            <Card title={say(page.ticket.kind === null ? 'tickets.write_customer' : 'tickets.reply')}>
              <WordsForm kind="reply" people={page.people} {...acting} />
            </Card>
          ) : null}
          {mayWrite ? (
            <Card title={say('tickets.note')}>
              <WordsForm kind="note" people={page.people} {...acting} />
            </Card>
          ) : null}
          {mayWrite && !isClosed ? (
            <Card title={say('tickets.close')}>
              <CloseForm page={page} {...acting} />
            </Card>
          ) : null}
          {mayWrite && isClosed ? <AfterClosing page={page} {...acting} /> : null}
        </div>
        <div className="grid min-w-0 gap-4">
          <ClocksPanel page={page} mayWrite={mayWrite && !isClosed} {...acting} />
          {children}
          {mayWrite && !isClosed ? (
            <Card title={say('tickets.hand_over_title')}>
              <HandOverForm page={page} {...acting} />
            </Card>
          ) : null}
          <EvidencePanel page={page} />
          {page.ticket.kind === null && page.photos.length === 0 ? null : <PhotosPanel photos={page.photos} />}
          <FilesPanel page={page} mayWrite={mayWrite} onKept={() => void query.refetch()} />
          <TrailPanel page={page} />
        </div>
      </div>
    </div>
  );
}
