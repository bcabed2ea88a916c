'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RulePage, RulePalette } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { DifferenceList } from './difference-card';
import { Outcome } from './publish-bar';
import { ruleDifferences } from './rule-difference';

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
