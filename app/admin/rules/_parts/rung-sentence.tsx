'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import type { RulePalette } from '@/server/api/trpc/answers';
import { type AlertTarget, type Clock, DRAFT_MINUTES, DUTY_MANAGER, isCounted, type Rung } from '@/server/domain/rule/rule';
import { ConsequenceList } from './consequence-list';
import { countsToAnEnd, sayAlert } from './rule-words';
import { ChoiceToken, LengthToken, NumberToken, Piece } from './token';

const SEVERITIES = ['P0', 'P1', 'P2', 'P3'] as const;
const ROLES = ['agent', 'supervisor', 'admin', DUTY_MANAGER] as const;

interface Props {
  rung: Rung;
  no: number;
  clock: Clock;
  palette: RulePalette;
  onChange: (rung: Rung) => void;
}

/** One rung as a sentence: when it is reached, who hears of it, what is done. */
export function RungSentence({ rung, no, clock, palette, onChange }: Props) {
  const { say, language } = useConsoleView();
  const tongue = { say, language, people: palette.people };
  const label = (what: string) => `${say('rules.rung', { n: no })} ${what}`;
  const change = (part: Partial<Rung>) => onChange({ ...rung, ...part });
  const comma = language === 'en' ? ',' : '，';
  return (
    <div className="grid gap-1.5">
      <p className="leading-9">
        <Piece end={comma}>
          <Limit rung={rung} clock={clock} label={label('')} onChange={onChange} />
        </Piece>
        <Piece end={comma}>
          {say('rule.rung_severity')}{' '}
          <ChoiceToken label={label(say('rules.severity'))} value={rung.severity} onChange={(severity) => change({ severity })}>
            {SEVERITIES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </ChoiceToken>
        </Piece>
        <Piece end={comma}>
          {say('rule.rung_colour')}{' '}
          <ChoiceToken
            label={label(say('rule.colour'))}
            value={rung.red ? 'red' : 'yellow'}
            onChange={(colour) => change({ red: colour === 'red' })}
          >
            <option value="yellow">{say('rule.yellow')}</option>
            <option value="red">{say('rule.red')}</option>
          </ChoiceToken>
        </Piece>
        <Piece end={comma}>
          <ChoiceToken
            label={label(say('rule.alert'))}
            value={rung.alert ?? ''}
            onChange={(who: AlertTarget | '') => change({ alert: who === '' ? null : who })}
          >
            <option value="">{say('rule.alert_none')}</option>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {sayAlert(role, tongue)}
              </option>
            ))}
            {palette.people.map(({ id }) => (
              <option key={id} value={`person:${id}`}>
                {sayAlert(`person:${id}`, tongue)}
              </option>
            ))}
          </ChoiceToken>
        </Piece>
        <Piece end={comma}>
          <Telling rung={rung} label={label} onChange={onChange} />
        </Piece>
        <Piece end={say('rule.full_stop')}>
          {say('rule.within')}{' '}
          <LengthToken
            label={label(say('rule.next_note'))}
            minutes={rung.nextUpdateMin}
            onChange={(nextUpdateMin) => change({ nextUpdateMin: Math.max(5, nextUpdateMin) })}
          />
        </Piece>
      </p>
      <p className="text-soft text-xs">{say('rule.then')}</p>
      <ConsequenceList
        label={label(say('rule.then'))}
        steps={rung.also ?? []}
        palette={palette}
        depth={0}
        onChange={(also) => {
          const { also: _, ...rest } = rung;
          onChange(also.length > 0 ? { ...rest, also } : rest);
        }}
      />
    </div>
  );
}

/** Whether the customer is told, and whether service reads the message first. */
function Telling({ rung, label, onChange }: { rung: Rung; label: (what: string) => string; onChange: (rung: Rung) => void }) {
  const { say } = useConsoleView();
  const { draft, ...undrafted } = rung;
  const choose = (how: 'no' | 'yes' | 'draft') =>
    onChange({
      ...undrafted,
      tellCustomer: how !== 'no',
      ...(how === 'draft' ? { draft: draft ?? { goesAfterMin: DRAFT_MINUTES.usual } } : {}),
    });
  const goes = draft?.goesAfterMin ?? null;
  const wait = (minutes: number | undefined) =>
    minutes === undefined
      ? undefined
      : onChange({ ...rung, draft: { goesAfterMin: Math.min(DRAFT_MINUTES.most, Math.max(DRAFT_MINUTES.least, Math.round(minutes))) } });
  const isDraft = rung.tellCustomer && draft !== undefined;
  return (
    <>
      <ChoiceToken label={label(say('rule.tell'))} value={rung.tellCustomer ? (draft ? 'draft' : 'yes') : 'no'} onChange={choose}>
        <option value="no">{say('rule.tell_no')}</option>
        <option value="yes">{say('rule.tell_yes')}</option>
        <option value="draft">{say('rule.tell_draft')}</option>
      </ChoiceToken>{' '}
      {isDraft ? (
        <ChoiceToken
          label={label(say('rule.draft'))}
          value={goes === null ? 'only' : 'goes'}
          onChange={(how) => onChange({ ...rung, draft: { goesAfterMin: how === 'only' ? null : DRAFT_MINUTES.usual } })}
        >
          <option value="goes">{say('rule.draft_by_itself')}</option>
          <option value="only">{say('rule.draft_confirmed')}</option>
        </ChoiceToken>
      ) : null}{' '}
      {isDraft && goes !== null ? (
        <>
          <NumberToken label={label(say('rule.draft_minutes'))} step="1" width="w-14" value={goes} onChange={wait} /> {say('rules.minutes')}
        </>
      ) : null}
    </>
  );
}

function Limit({ rung, clock, label, onChange }: { rung: Rung; clock: Clock; label: string; onChange: (rung: Rung) => void }) {
  const { say } = useConsoleView();
  const name = label + say('difference.when');
  if (isCounted(clock))
    return (
      <>
        {say(clock === 'late_risk' ? 'rule.rung_percent' : 'rule.rung_count')}{' '}
        <NumberToken
          label={name}
          step="1"
          width="w-16"
          value={rung.atLeast}
          onChange={(count) => (count === undefined ? undefined : onChange({ ...rung, atLeast: Math.max(1, Math.round(count)) }))}
        />
      </>
    );
  const isBefore = rung.afterMin < 0;
  const length = (minutes: number) => onChange({ ...rung, afterMin: isBefore ? -Math.abs(minutes) : Math.abs(minutes) });
  return (
    <>
      {countsToAnEnd(clock) ? (
        <ChoiceToken
          label={`${name} ${say('rule.side')}`}
          value={isBefore ? 'before' : 'past'}
          onChange={(side) => onChange({ ...rung, afterMin: side === 'before' ? -Math.abs(rung.afterMin || 60) : Math.abs(rung.afterMin) })}
        >
          <option value="before">{say('rule.rung_before')}</option>
          <option value="past">{say('rule.rung_past')}</option>
        </ChoiceToken>
      ) : (
        say('rule.rung_after')
      )}{' '}
      <LengthToken label={name} minutes={Math.abs(rung.afterMin)} onChange={length} />
      {rung.at === 'end_of_day' ? ` ${say('rule.rung_end_of_day')}` : null}
    </>
  );
}
