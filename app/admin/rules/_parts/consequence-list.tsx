'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { RulePalette } from '@/server/api/trpc/answers';
import { CONSEQUENCES, type Consequence, MOST_NESTED } from '@/server/domain/rule/consequence';
import { ConsequenceEditor } from './consequence-editor';

/** What a kind of consequence begins with when it is added. */
const FIRST: { [Kind in Consequence['do']]: Extract<Consequence, { do: Kind }> } = {
  ticket: { do: 'ticket', class: 'logistics' },
  ask_carrier: { do: 'ask_carrier' },
  resync: { do: 'resync' },
  recheck_stock: { do: 'recheck_stock' },
  suggest_purchase: { do: 'suggest_purchase' },
  tag: { do: 'tag', tag: '' },
  hold: { do: 'hold' },
  approve: { do: 'approve', role: 'supervisor', yes: [], no: [] },
  branch: { do: 'branch', when: {}, yes: [], no: [] },
  hand_on: { do: 'hand_on', afterMin: 240, to: 'supervisor' },
};

interface Props {
  label: string;
  steps: readonly Consequence[];
  palette: RulePalette;
  /** Branches that this list stands within. */
  depth: number;
  onChange: (steps: Consequence[]) => void;
}

/** What is done, one after the other; steps can be branches with lists of their own. */
export function ConsequenceList({ label, steps, palette, depth, onChange }: Props) {
  const { say } = useConsoleView();
  const kinds = CONSEQUENCES.filter((kind) => depth < MOST_NESTED || (kind !== 'approve' && kind !== 'branch'));
  const put = (index: number, step: Consequence) => onChange(steps.map((one, at) => (at === index ? step : one)));
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <ol className="grid gap-1.5">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
          <li key={index} className="flex items-start gap-1 border-line border-l-2 pl-3">
            <div className="min-w-0 flex-1">
              <ConsequenceEditor
                step={step}
                palette={palette}
                listOf={(way) => <ConsequenceList {...way} palette={palette} depth={depth + 1} />}
                onChange={(next) => put(index, next)}
              />
            </div>
            {index > 0 ? (
              <button
                type="button"
                className="min-h-8 px-1 text-faint hover:text-brand"
                aria-label={`${say('do.move_up')} ${say(`do.${step.do}`)}`}
                onClick={() => onChange([...steps.slice(0, index - 1), step, steps[index - 1]!, ...steps.slice(index + 1)])}
              >
                ↑
              </button>
            ) : null}
            <button
              type="button"
              className="min-h-8 px-1 text-faint hover:text-bad"
              aria-label={`${say('rule.remove')} ${say(`do.${step.do}`)}`}
              onClick={() => onChange(steps.filter((_, at) => at !== index))}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      {steps.length < 10 ? (
        <select
          aria-label={`${label} ${say('rule.add_step')}`}
          className="field mt-1.5 min-h-8 max-w-full py-0.5 text-soft"
          value=""
          onChange={(event) => onChange([...steps, FIRST[event.target.value as Consequence['do']]])}
        >
          <option value="">{say('rule.add_step')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`do.${kind}`)}
            </option>
          ))}
        </select>
      ) : null}
    </fieldset>
  );
}
