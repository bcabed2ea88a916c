'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { ForcedRow } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import type { ForcedState } from '@/server/domain/order/forced-state';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import { formatFull } from '@/server/domain/wording/dates';

interface Props {
  row: ForcedRow;
  forced: ForcedState | null;
  staffId: string;
  onDone: (words: string | null) => void;
}

/** The state set by hand that is open: in force, waiting for a second person, lapsed and unsettled, or just taken back. */
export function ForceOpen({ row, forced, staffId, onDone }: Props) {
  const { say, language, viewer, staffRole } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [trouble, setTrouble] = useState<string | null>(null);
  const settle = (kind: string) => {
    const isGood = ['in_force', 'withdrawn', 'refused'].includes(kind);
    setTrouble(isGood ? null : sayWord(say, 'force', `no_${kind}`));
    onDone(null);
    router.refresh();
  };
  const answer = {
    onSuccess: (done: { kind: string; why?: string }) => settle(done.why ?? done.kind),
    onError: (error: { message: string }) => setTrouble(error.message),
  };
  const confirm = useMutation(trpc.force.confirm.mutationOptions(answer));
  const withdraw = useMutation(
    trpc.force.withdraw.mutationOptions({ ...answer, onSuccess: (done: { kind: string }) => settle(done.kind) }),
  );
  const restore = useMutation(trpc.force.restore.mutationOptions(answer));
  const isBusy = confirm.isPending || withdraw.isPending || restore.isPending;
  const mayWrite = staffRole !== null && mayAct(staffRole, 'agent');
  const isOwn = row.proposedBy === `staff:${staffId}`;
  const mayConfirm = row.state === 'proposed' && !isOwn && staffRole !== null && mayAct(staffRole, 'supervisor');
  const words = {
    state: LIFECYCLES[row.lifecycle].name[language],
    who: row.proposedByName ?? row.proposedBy,
    until: formatFull(row.until, viewer.timeZone),
  };
  return (
    <div className={`mb-3 rounded-lg px-3 py-2.5 ${row.state === 'withdrawn' ? 'bg-sunken' : 'bg-warn-soft'}`}>
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {row.state === 'lapsed' ? say('force.lapsed_open', words) : say(row.state === 'proposed' ? 'force.waits' : 'force.holds', words)}
        <Badge tone={row.state === 'withdrawn' ? 'plain' : 'warn'}>{say(`force.state_${row.state}`)}</Badge>
      </p>
      <p className="break-words text-soft text-xs">
        {say('force.reason')}: {row.reason}
        {row.confirmedByName ? ` · ${row.confirmedByName}` : ''}
      </p>
      {row.state === 'in_force' ? (
        <p className="text-xs">
          {forced?.identity === row.identity
            ? say('force.facts_say', { state: LIFECYCLES[forced.instead].name[language] })
            : say('force.borne_out')}
        </p>
      ) : null}
      {row.state === 'proposed' ? (
        <p className="text-xs">
          {say('force.waits_until', words)}
          {mayConfirm ? '' : ` · ${say(isOwn ? 'force.not_you' : 'force.needs_supervisor')}`}
        </p>
      ) : null}
      {mayWrite ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {mayConfirm ? (
            <SureButton disabled={isBusy} onSure={() => confirm.mutate({ id: row.id })}>
              {say('force.confirm')}
            </SureButton>
          ) : null}
          {row.state === 'withdrawn' ? (
            <button type="button" className="button" disabled={isBusy} onClick={() => restore.mutate({ id: row.id })}>
              {say('force.restore')}
            </button>
          ) : (
            <button type="button" className="button" disabled={isBusy} onClick={() => withdraw.mutate({ id: row.id })}>
              {say(row.state === 'proposed' && !isOwn ? 'force.refuse' : 'force.withdraw')}
            </button>
          )}
        </div>
      ) : null}
      {trouble ? (
        <p role="alert" className="mt-1 text-bad text-xs">
          {trouble}
        </p>
      ) : null}
    </div>
  );
}
