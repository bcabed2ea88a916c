'use client';

import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { ForcedSet } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import type { ForcedState } from '@/server/domain/order/forced-state';
import { LIFECYCLES } from '@/server/domain/order/lifecycle';
import { formatFull } from '@/server/domain/wording/dates';
import { ForceForm } from './force-form';
import { ForceOpen } from './force-open';

interface Props {
  orderId: string;
  forces: ForcedSet;
  /** What the order shows now; null while the facts are shown. */
  forced: ForcedState | null;
  staffId: string;
}

/** 强制推进: set a state by hand, see what is set, confirm as the second person, take back (R0-19, R1-36). */
export function ForcePanel({ orderId, forces, forced, staffId }: Props) {
  const { say, language, viewer, staffRole } = useConsoleView();
  const [done, setDone] = useState<string | null>(null);
  const mayWrite = staffRole !== null && mayAct(staffRole, 'agent');
  const [latest, ...older] = forces.set;
  const isRestorable = latest?.state === 'withdrawn' && latest.until > viewer.now;
  const isOpen = latest && (['proposed', 'in_force', 'lapsed'].includes(latest.state) || isRestorable);
  const past = isOpen ? older : forces.set;
  if (!mayWrite && forces.set.length === 0) return null;
  const blocks = latest?.state === 'proposed' || latest?.state === 'in_force';
  return (
    <Card title={say('force.title')}>
      {isOpen ? <ForceOpen row={latest} forced={forced} staffId={staffId} onDone={setDone} /> : null}
      {mayWrite && !blocks ? <ForceForm orderId={orderId} options={forces.options} onDone={setDone} /> : null}
      {done ? (
        <p role="status" className="mt-2 text-good text-xs">
          {done}
        </p>
      ) : null}
      {past.length > 0 ? (
        <details className="mt-3 text-xs">
          <summary className="w-fit text-faint">{say('force.past', { n: past.length })}</summary>
          <ul className="mt-1 grid gap-1.5">
            {past.map((row) => (
              <li key={row.id}>
                <span className="font-medium">{LIFECYCLES[row.lifecycle].name[language]}</span> · {say(`force.state_${row.state}`)} ·{' '}
                {row.proposedByName ?? row.proposedBy}
                {row.confirmedByName ? ` + ${row.confirmedByName}` : ''} · {formatFull(row.proposedAt, viewer.timeZone)}
                <span className="block break-words text-soft">{row.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}
