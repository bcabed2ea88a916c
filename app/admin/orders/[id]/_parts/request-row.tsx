'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, type Tone } from '@/app/_components/badge';
import { Moment } from '@/app/_components/moment';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RequestView } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import { PART_NAMES } from '@/server/domain/action/action-words';
import { formatMoment } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { RequestAnswer } from './request-answer';

const TONES: Record<RequestView['state'], Tone> = {
  asked: 'warn',
  passed_on: 'brand',
  done: 'good',
  refused: 'plain',
  overtaken: 'bad',
  withdrawn: 'plain',
};
const WAITS: ReadonlySet<string> = new Set(['asked', 'passed_on', 'overtaken']);

/** One request: who asked what and when, masked until somebody looks, and the answers that are possible now. */
export function RequestRow({ request }: { request: RequestView }) {
  const { say, language, viewer, staffRole } = useConsoleView();
  const trpc = useTRPC();
  const [trouble, setTrouble] = useState<string | null>(null);
  const show = useMutation(trpc.action.show.mutationOptions({ onError: (error) => setTrouble(error.message) }));
  const shown = show.data?.kind === 'shown' ? show.data : null;
  const details = shown?.details ?? request.details;
  const waits = WAITS.has(request.state);
  const isLate = waits && viewer.now > request.answerBy;
  const { window, place } = request;
  const lines: [name: string, value: string | null | undefined][] = [
    [say('requests.old_address'), shown?.oldAddress],
    [
      say('requests.address'),
      shown ? details?.address : [place?.province, place?.city, place?.district, details?.address].filter(Boolean).join(' '),
    ],
    [say('requests.postcode'), details?.postcode],
    [say('requests.title_field'), details?.title],
    [say('requests.taxNo'), details?.taxNo],
    [say('requests.email'), details?.email],
    [say('requests.window'), window && `${window.on} ${PART_NAMES[window.part][language]}`],
    [say('requests.invoice'), request.invoice],
  ];
  return (
    <li className={waits ? 'rounded-lg bg-sunken px-3 py-2.5' : 'text-soft'}>
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {say(`requests.kind_${request.kind}`)}
        <Badge tone={TONES[request.state]}>{say(`requests.state_${request.state}`)}</Badge>
        {waits ? (
          <span className={`text-xs ${isLate ? 'text-bad' : 'text-faint'}`}>
            {isLate ? say('requests.overdue') : say('requests.due', { when: formatMoment(request.answerBy, language, viewer) })}
          </span>
        ) : null}
      </p>
      <p className="text-faint text-xs">
        {request.askedBy.startsWith('customer:') ? say('requests.by_customer') : say('requests.by_staff', { who: request.askedBy })} ·{' '}
        <Moment at={request.askedAt} language={language} viewer={viewer} />
        {request.answeredBy ? ` · ${request.answeredBy}` : ''}
        {request.reason ? ` · ${reasonOf(request.reason).name[language]}` : ''}
      </p>
      {request.state === 'overtaken' ? <p className="text-xs">{say('requests.overtaken_why')}</p> : null}
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        {lines.map(([name, value]) =>
          value ? (
            <div key={name} className="contents">
              <dt className="text-faint text-xs leading-6">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {request.details && !shown ? (
        <button type="button" className="text-brand text-xs" disabled={show.isPending} onClick={() => show.mutate({ id: request.id })}>
          {say('requests.show')}
        </button>
      ) : null}
      {shown ? <p className="text-faint text-xs">{say('requests.shown')}</p> : null}
      {show.data?.kind === 'gone' ? <p className="text-faint text-xs">{say('requests.gone')}</p> : null}
      {waits && staffRole !== null && mayAct(staffRole, 'agent') ? <RequestAnswer request={request} onTrouble={setTrouble} /> : null}
      {trouble ? (
        <p role="alert" className="mt-1 text-bad text-xs">
          {trouble}
        </p>
      ) : null}
    </li>
  );
}
