'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey, Say } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { RulePage, RulePalette } from '@/server/api/trpc/answers';
import { MINUTE } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatDuration, formatMoment } from '@/server/domain/wording/dates';
import { DifferenceList } from './difference-card';
import { Outcome } from './publish-bar';
import { ruleDifferences } from './rule-difference';

type Trial = NonNullable<RulePage['trial']>;
type SideName = 'tried' | 'inForce';

/** One line of the comparison: what it is called, and what each side says. */
function comparison({ figures, times }: Trial, say: Say, language: WrittenLanguage): [words: MessageKey, of: (side: SideName) => string][] {
  const share = (side: SideName) => {
    const { judged, wentOn } = figures[side];
    return judged === 0 ? say('trial.not_yet') : say('trial.share', { n: Math.round((wentOn / judged) * 100), of: judged });
  };
  const median = ({ medianMin }: { medianMin: number | null }) =>
    medianMin === null ? say('trial.not_yet') : formatDuration(medianMin * MINUTE, language);
  return [
    ...(times
      ? ([
          ['trial.steps', (side) => String(times[side].steps)],
          ['trial.median', (side) => median(times[side])],
        ] satisfies [MessageKey, (side: SideName) => string][])
      : []),
    ['trial.stalls', (side) => String(figures[side].stalls)],
    ['trial.told', (side) => String(figures[side].told)],
    ['trial.went_on', share],
  ];
}

/** Whether what differs is more than chance, in words. */
function Verdicts({ times, wentOn }: Pick<Trial, 'times' | 'wentOn'>) {
  const { say, language } = useConsoleView();
  const words = (what: 'times' | 'share', verdict: NonNullable<Trial['wentOn']>) =>
    say(`trial.${what}_${verdict.kind}`, verdict.kind === 'unclear' ? { n: verdict.more.toLocaleString(language) } : {});
  const lines = [
    ...(times ? [{ kind: times.verdict.kind, text: words('times', times.verdict) }] : []),
    wentOn ? { kind: wentOn.kind, text: words('share', wentOn) } : { kind: 'unclear', text: say('trial.share_apart') },
  ];
  return (
    <ul className="mt-3 grid gap-1">
      {lines.map(({ kind, text }) => (
        <li key={text} className={kind === 'better' ? 'text-good' : kind === 'worse' ? 'text-bad' : 'text-soft'}>
          {text}
        </li>
      ))}
    </ul>
  );
}

interface Props {
  trial: Trial;
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
      <DifferenceList differences={ruleDifferences(inForce, { ...body, enabled: true }, { say, language, ...palette })} />
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
          {comparison(trial, say, language).map(([words, of]) => (
            <tr key={words} className="border-line border-t">
              <th scope="row" className="py-1 font-normal">
                {say(words)}
              </th>
              <td className="digits py-1 text-right font-semibold">{of('tried')}</td>
              <td className="digits py-1 pl-3 text-right text-soft">{of('inForce')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Verdicts times={trial.times} wentOn={trial.wentOn} />
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
