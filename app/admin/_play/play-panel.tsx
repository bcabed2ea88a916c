'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { Play } from '@/server/api/trpc/answers';
import { mayAct } from '@/server/domain/access/staff-role';
import type { PlayStage } from '@/server/domain/play/play-step';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import { ActPart } from './act-part';
import { CausePart } from './cause-part';
import { ClosePart } from './close-part';
import { DiagnosePart } from './diagnose-part';
import { SimilarCases } from './similar-cases';
import { StageBar } from './stage-bar';
import { StepTrail } from './step-trail';

const POLL_MS = 15_000;

/** What the parts of the panel work with. */
export interface PlayPart {
  play: Play;
  /** The person may act, and the case is open. */
  mayAct: boolean;
  onTaken: (answer: { kind: string }) => void;
  onFailed: () => void;
}

/** Leads a ticket or incident through its three hours (R0-21): stages with their clocks, the steps of one, what was done, cases like it. */
export function PlayPanel({ subject }: { subject: Play['subject'] }) {
  const { say, staffRole } = useConsoleView();
  const calls = useTRPC();
  const [chosen, setChosen] = useState<PlayStage | null>(null);
  const [problem, setProblem] = useState<MessageKey | null>(null);
  const query = useQuery({ ...calls.play.read.queryOptions({ subject }), refetchInterval: POLL_MS });
  const play = query.data?.kind === 'found' ? query.data : null;
  if (!play) {
    return (
      <Card title={say('play.title')}>
        <p role="status" className="text-faint">
          {say(query.isError ? 'play.failed' : 'play.working')}
        </p>
      </Card>
    );
  }
  const under = play.stages.find(({ stand }) => stand === 'now' || stand === 'late')?.stage ?? 'close';
  const stage = chosen ?? under;
  const isStaff = staffRole !== null && mayAct(staffRole, 'agent');
  const part: PlayPart = {
    play,
    mayAct: isStaff && play.closedAt === null,
    onTaken: (answer) => {
      setProblem(PROBLEMS[answer.kind] ?? null);
      void query.refetch();
    },
    onFailed: () => setProblem('play.failed'),
  };
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={say('play.title')} aside={<Clock play={play} />}>
        <StageBar stages={play.stages} chosen={stage} onChoose={setChosen} />
        <p role="status" className={problem ? 'mt-2 text-warn' : 'sr-only'}>
          {problem ? say(problem) : ''}
        </p>
        <div className="mt-4">
          {stage === 'diagnose' ? <DiagnosePart {...part} /> : null}
          {stage === 'cause' ? <CausePart {...part} /> : null}
          {stage === 'act' ? <ActPart {...part} /> : null}
          {stage === 'close' ? <ClosePart {...part} mayWrite={isStaff} /> : null}
        </div>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <StepTrail {...part} mayBook={isStaff} />
        <SimilarCases play={play} />
      </div>
    </div>
  );
}

const PROBLEMS: Partial<Record<string, MessageKey>> = {
  closed: 'play.closed',
  missing: 'play.not_now',
  bad_cause: 'play.not_now',
  not_here: 'play.no_here',
  no_such_owner: 'play.no_owner',
};

function Clock({ play }: { play: Play }) {
  const { say, language, viewer } = useConsoleView();
  const { openedAt, closedAt, dueAt } = play;
  if (closedAt !== null) return <span>{say('play.was_closed', { length: formatDuration(closedAt - openedAt, language) })}</span>;
  const left = dueAt - viewer.now;
  if (left < 0) return <span className="font-medium text-bad">{say('play.over', { length: formatDuration(-left, language) })}</span>;
  return <span>{say('play.left', { length: formatDuration(left, language), time: formatMoment(dueAt, language, viewer) })}</span>;
}
