import type { ReactNode } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Play } from '@/server/api/trpc/answers';
import type { PlayStepKind } from '@/server/domain/play/play-step';
import { formatMoment } from '@/server/domain/wording/dates';
import { STEP_NAMES } from '@/server/domain/wording/play-words';
import { wordStep } from '@/server/domain/wording/word-step';

/** One step: what it is, what it is good for, how it came out last, and what does it. */
export function StepRow(props: { play: Play; kind: PlayStepKind; why?: string; children?: ReactNode }) {
  const { say, language, viewer } = useConsoleView();
  const last = props.play.steps.findLast(({ kind }) => kind === props.kind);
  const isBad = last && ['found', 'open', 'failed'].includes(last.outcome);
  return (
    <li className="grid grid-cols-1 gap-1.5 border-line border-t py-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="font-medium">{STEP_NAMES[props.kind][language]}</h3>
        <span className={`text-xs ${isBad ? 'text-warn' : last ? 'text-good' : 'text-faint'}`}>
          {last
            ? `${wordStep(last, language)} · ${last.actorName ?? '–'} ${formatMoment(last.at, language, viewer)}`
            : say('play.none_yet')}
        </span>
      </div>
      {props.why ? <p className="text-soft text-xs">{props.why}</p> : null}
      {props.children}
    </li>
  );
}
