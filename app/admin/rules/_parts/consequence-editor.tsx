'use client';

import type { ReactNode } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { RulePalette } from '@/server/api/trpc/answers';
import type { Condition } from '@/server/domain/rule/condition';
import type { Consequence, HandRole } from '@/server/domain/rule/consequence';
import { TICKET_CLASSES, TICKET_PRIORITIES, type TicketPriority } from '@/server/domain/ticket/ticket';
import { REASONS } from '@/server/domain/wording/reasons';
import { NameList } from './name-list';
import { sayFlag } from './rule-words';
import { ScopeEditor } from './scope-editor';
import { ChoiceToken, LengthToken } from './token';

const ROLES = ['agent', 'supervisor', 'admin'] as const satisfies readonly HandRole[];
/** Parties first: all their causes at once. */
const FLAGS = [...new Set(Object.keys(REASONS).map((reason) => reason.split('.')[0]!)), ...Object.keys(REASONS)];

interface Props {
  step: Consequence;
  palette: RulePalette;
  /** Draws the list of one way of a branch. */
  listOf: (way: { label: string; steps: readonly Consequence[]; onChange: (steps: Consequence[]) => void }) => ReactNode;
  onChange: (step: Consequence) => void;
}

/** One thing that a rung does, as a piece of a sentence. */
export function ConsequenceEditor({ step, palette, listOf, onChange }: Props) {
  const { say } = useConsoleView();
  const name = say(`do.${step.do}`);
  switch (step.do) {
    case 'ticket':
      return (
        <Sentence>
          {name}
          <ChoiceToken label={say('do.class')} value={step.class} onChange={(one) => onChange({ ...step, class: one })}>
            {TICKET_CLASSES.map((one) => (
              <option key={one} value={one}>
                {say(`class.${one}`)}
              </option>
            ))}
          </ChoiceToken>
          <ChoiceToken
            label={say('do.priority')}
            value={step.priority ?? ''}
            onChange={(one: TicketPriority | '') => onChange({ do: 'ticket', class: step.class, ...(one === '' ? {} : { priority: one }) })}
          >
            <option value="">{say('do.priority_any')}</option>
            {TICKET_PRIORITIES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </ChoiceToken>
        </Sentence>
      );
    case 'tag':
      return (
        <Sentence>
          {name}
          <NameList
            label={name}
            names={step.tag === '' ? [] : [step.tag]}
            known={palette.tags}
            onChange={(tags) => onChange({ ...step, tag: tags.at(-1)?.slice(0, 50) ?? '' })}
          />
        </Sentence>
      );
    case 'hand_on':
      return (
        <Sentence>
          {name}
          <LengthToken
            label={name}
            minutes={step.afterMin}
            onChange={(afterMin) => onChange({ ...step, afterMin: Math.max(1, afterMin) })}
          />
          →
          <RoleToken label={name} role={step.to} onChange={(to) => onChange({ ...step, to })} />
        </Sentence>
      );
    case 'approve':
      return (
        <>
          <Sentence>
            {name}
            <RoleToken label={say('do.role')} role={step.role} onChange={(role) => onChange({ ...step, role })} />
          </Sentence>
          <Ways step={step} listOf={listOf} onChange={onChange} yes={say('do.yes')} no={say('do.no')} />
        </>
      );
    case 'branch':
      return (
        <>
          <ConditionEditor condition={step.when} palette={palette} onChange={(when) => onChange({ ...step, when })} />
          <Ways step={step} listOf={listOf} onChange={onChange} yes={say('do.holds')} no={say('do.else')} />
        </>
      );
    default:
      return <Sentence>{name}</Sentence>;
  }
}

function Sentence({ children }: { children: ReactNode }) {
  return <p className="flex min-h-8 flex-wrap items-center gap-x-1.5 gap-y-1">{children}</p>;
}

function RoleToken({ label, role, onChange }: { label: string; role: HandRole; onChange: (role: HandRole) => void }) {
  const { say } = useConsoleView();
  return (
    <ChoiceToken label={label} value={role} onChange={onChange}>
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {say(`role.${one}`)}
        </option>
      ))}
    </ChoiceToken>
  );
}

interface WaysProps extends Pick<Props, 'listOf' | 'onChange'> {
  step: Extract<Consequence, { do: 'approve' | 'branch' }>;
  yes: string;
  no: string;
}

function Ways({ step, listOf, onChange, yes, no }: WaysProps) {
  return (
    <div className="mt-1 grid gap-1.5">
      {(['yes', 'no'] as const).map((way) => (
        <div key={way}>
          <p className="text-soft text-xs">{way === 'yes' ? yes : no}</p>
          {listOf({
            label: way === 'yes' ? yes : no,
            steps: step[way],
            onChange: (steps) => onChange({ ...step, [way]: steps }),
          })}
        </div>
      ))}
    </div>
  );
}

interface ConditionProps {
  condition: Condition;
  palette: RulePalette;
  onChange: (condition: Condition) => void;
}

function ConditionEditor({ condition, palette, onChange }: ConditionProps) {
  const { say, language } = useConsoleView();
  const { flags = [], scope = {} } = condition;
  return (
    <div className="grid gap-1">
      <p>{say('do.branch')}</p>
      <div>
        <ScopeEditor
          all={say('do.any_order')}
          scope={scope}
          palette={palette}
          onChange={(next) => onChange({ ...condition, scope: next })}
        />
      </div>
      <Sentence>
        {say('do.flags')}
        <NameList
          label={say('do.flags')}
          names={flags}
          known={FLAGS}
          nameOf={(flag) => sayFlag(flag, { say, language, people: [] })}
          onChange={(names) => {
            const { flags: _, ...rest } = condition;
            onChange(names.length > 0 ? { ...rest, flags: names } : rest);
          }}
        />
      </Sentence>
    </div>
  );
}
