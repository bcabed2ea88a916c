'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey, Say } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { RulePage, RulePalette } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { DifferenceList } from './difference-card';
import { Outcome } from './publish-bar';
import { ruleDifferences } from './rule-difference';

type Side = NonNullable<RulePage['trial']>['figures']['tried'];

const FIGURES: { words: MessageKey; of: (side: Side, say: Say) => string }[] = [
  { words: 'trial.stalls', of: ({ stalls }) => String(stalls) },
  { words: 'trial.told', of: ({ told }) => String(told) },
  {
    words: 'trial.went_on',
    of: ({ judged, wentOn }, say) =>
      judged === 0 ? say('trial.not_yet') : say('trial.share', { n: Math.round((wentOn / judged) * 100), of: judged }),
  },
];

interface Props {
  trial: NonNullable<RulePage['trial']>;
  inForce: NonNullable<RulePage['inForce']>;
  palette: RulePalette;
  mayEdit: boolean;
}

/** A version that a share of the orders is watched by: what it says otherwise, how it does, and how it ends. */
export function TrialCard({ trial, inForce, palette, mayEdit }: Props) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const onSuccess = () => router.refresh();
  const adopt = useMutation(trpc.rule.adoptTrial.mutationOptions({ onSuccess }));
  const drop = useMutation(trpc.rule.dropTrial.mutationOptions({ onSuccess }));
  const { code, version, percent, body, startedAt } = trial;
  const isBusy = adopt.isPending || drop.isPending;
  const failed = adopt.error ?? drop.error;
  return (
    <Card title={say('trial.title')} aside={trial.startedByName}>
      <p className="mb-2">{say('trial.about', { n: version, percent, time: formatMoment(startedAt, language, viewer) })}</p>
      <DifferenceList differences={ruleDifferences(inForce, { ...body, enabled: true }, { say, language, people: palette.people })} />
      <table className="mt-3 w-full max-w-md text-left">
        <thead className="text-faint text-xs">
          <tr>
            <td />
            <th scope="col" className="py-1 text-right font-medium">
              {say('trial.tried')}
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-medium">
              {say('backtest.in_force')}
            </th>
          </tr>
        </thead>
        <tbody>
          {FIGURES.map(({ words, of }) => (
            <tr key={words} className="border-line border-t">
              <th scope="row" className="py-1 font-normal">
                {say(words)}
              </th>
              <td className="digits py-1 text-right font-semibold">{of(trial.figures.tried, say)}</td>
              <td className="digits py-1 pl-3 text-right text-soft">{of(trial.figures.inForce, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayEdit ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <button
            type="button"
            className="button button-main"
            disabled={isBusy}
            onClick={() => adopt.mutate({ code, base: inForce.version })}
          >
            {say('trial.adopt')}
          </button>
          <SureButton disabled={isBusy} onSure={() => drop.mutate({ code })}>
            {say('trial.drop')}
          </SureButton>
        </div>
      ) : null}
      <p role="status" className="mt-2 text-brand text-xs empty:hidden">
        {adopt.data ? <Outcome answer={adopt.data} /> : drop.data ? say('trial.dropped') : null}
      </p>
      {failed ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {failed.message}
        </p>
      ) : null}
    </Card>
  );
}
