'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { RulePage, RulePalette, RuleVersions } from '@/server/api/trpc/answers';
import { formatFull } from '@/server/domain/wording/dates';
import { DifferenceList } from './difference-card';
import { Outcome } from './publish-bar';
import { ruleDifferences } from './rule-difference';

interface Props {
  code: string;
  versions: RuleVersions;
  inForce: NonNullable<RulePage['inForce']>;
  palette: RulePalette;
  mayEdit: boolean;
}

/** Every version of a rule, newest first: who, when, what it said otherwise; each can be brought back. */
export function RuleHistory({ code, versions, inForce, palette, mayEdit }: Props) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const back = useMutation(trpc.rule.rollBack.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <Card title={say('versions.title')}>
      <p role="status" className="mb-2 text-brand text-xs empty:hidden">
        {back.data ? <Outcome answer={back.data} /> : null}
      </p>
      {back.isError ? (
        <p role="alert" className="mb-2 text-bad text-xs">
          {back.error.message}
        </p>
      ) : null}
      <ol className="grid gap-3">
        {versions.map((version, index) => {
          const before = versions[index + 1];
          const isInForce = version.version === inForce.version;
          return (
            <li key={version.version} className="border-line border-l-2 pl-3">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{say('rules.version', { n: version.version })}</span>
                <span className="digits text-soft text-xs">{formatFull(version.createdAt, viewer.timeZone)}</span>
                <span className="text-soft text-xs">
                  {version.createdBy === 'default' ? say('rules.by_default') : (version.createdByName ?? version.createdBy)}
                </span>
                {version.confirmedBy ? (
                  <span className="text-soft text-xs">
                    {say('versions.confirmed', { who: version.confirmedByName ?? version.confirmedBy })}
                  </span>
                ) : null}
                {isInForce ? <Badge tone="good">{say('versions.in_force')}</Badge> : null}
                {version.inForce ? null : <Badge tone="brand">{say('versions.tried')}</Badge>}
                {isInForce || !mayEdit ? null : (
                  <button
                    type="button"
                    className="button min-h-8 text-xs"
                    disabled={back.isPending}
                    aria-label={`${say('versions.roll_back')} ${say('rules.version', { n: version.version })}`}
                    onClick={() => back.mutate({ code, version: version.version, base: inForce.version })}
                  >
                    {say('versions.roll_back')}
                  </button>
                )}
              </p>
              {before ? (
                <details className="text-xs" open={index === 0}>
                  <summary className="w-fit text-soft">{say('versions.against')}</summary>
                  <DifferenceList
                    against="before"
                    differences={ruleDifferences(
                      { ...before.body, enabled: before.enabled },
                      { ...version.body, enabled: version.enabled },
                      { say, language, ...palette },
                    )}
                  />
                </details>
              ) : (
                <p className="text-faint text-xs">{say('versions.first')}</p>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
