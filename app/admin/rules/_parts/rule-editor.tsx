'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { RulePage, RulePalette } from '@/server/api/trpc/answers';
import type { RuleBody } from '@/server/domain/rule/rule';
import { BacktestCard } from './backtest-card';
import { DifferenceList } from './difference-card';
import type { Done } from './done';
import { PublishBar } from './publish-bar';
import { ruleDifferences } from './rule-difference';
import { ruleFaults } from './rule-faults';
import { RuleSentences } from './rule-sentences';
import { ShadowCard } from './shadow-card';
import { WhyCard } from './why-card';

/** What is being written of a rule. */
export interface Written {
  /** Null while it is new and was never kept. */
  code: string | null;
  /** Beginning of a new rule's code. */
  stem?: string;
  body: RuleBody;
  enabled: boolean;
  note: string;
}

interface Props {
  first: Written;
  inForce: RulePage['inForce'];
  palette: RulePalette;
  needsTwo: boolean;
  /** A draft of it is kept. */
  isKept: boolean;
  /** Since when the draft is counted without doing anything. */
  shadowSince: number | null;
}

/** A rule written as sentences, what it changes, and what becomes of it. */
export function RuleEditor({ first, inForce, palette, needsTwo, isKept, shadowSince }: Props) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const [written, setWritten] = useState(first);
  const { body, enabled } = written;
  const faults = ruleFaults(body);
  const isWhole = faults.length === 0;
  const differences = ruleDifferences(inForce, { ...body, enabled }, { say, language, ...palette });
  const done = (code: string, what: Done) => {
    // what was written is on trial now, with a card of its own: the editor shows what is in force again
    if (what === 'on_trial') setWritten(first);
    router.replace(`/admin/rules/${encodeURIComponent(code)}?done=${what}`);
    router.refresh();
  };
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
      <div className="grid min-w-0 gap-4">
        <Card
          title={say('rule.says')}
          aside={
            <label className="flex items-center gap-2">
              <input type="checkbox" checked={enabled} onChange={(event) => setWritten({ ...written, enabled: event.target.checked })} />
              {say('rule.enabled')}
            </label>
          }
        >
          <RuleSentences body={body} palette={palette} onChange={(next) => setWritten({ ...written, body: next })} />
        </Card>
      </div>
      <div className="grid min-w-0 gap-4">
        <Card title={inForce ? say('difference.title') : say('difference.new')}>
          <DifferenceList differences={differences} />
        </Card>
        <PublishBar
          written={written}
          base={inForce?.version ?? null}
          faults={faults}
          isChanged={differences.length > 0}
          needsTwo={needsTwo}
          isKept={isKept}
          onNote={(note) => setWritten({ ...written, note })}
          onDone={done}
        />
        <BacktestCard code={written.code} body={isWhole ? body : null} />
        <ShadowCard written={written} since={shadowSince} isReady={isWhole && differences.length > 0} onDone={done} />
        <WhyCard draft={isWhole ? { code: written.code ?? '', body, enabled } : null} />
      </div>
    </div>
  );
}
