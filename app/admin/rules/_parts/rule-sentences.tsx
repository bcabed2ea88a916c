'use client';

import { useId } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayCalendar } from '@/app/_lib/say-calendar';
import type { RulePalette } from '@/server/api/trpc/answers';
import { CLOCKS, type Clock, isCounted, type RuleBody, type Rung } from '@/server/domain/rule/rule';
import { REASONS } from '@/server/domain/wording/reasons';
import { RungSentence } from './rung-sentence';
import { ScopeEditor } from './scope-editor';
import { ChoiceToken, NumberToken, Piece } from './token';

const MOST_RUNGS = 6;

interface Props {
  body: RuleBody;
  palette: RulePalette;
  onChange: (body: RuleBody) => void;
}

/** The rule as sentences whose words are chosen: for which orders, which clock, and what happens when. */
export function RuleSentences({ body, palette, onChange }: Props) {
  const { say, language } = useConsoleView();
  const { clock, rungs } = body;
  const [comma, stop] = [language === 'en' ? ',' : '，', say('rule.full_stop')];
  const put = (index: number, rung: Rung) => onChange({ ...body, rungs: rungs.map((one, at) => (at === index ? rung : one)) });
  const calendars = [...new Set(['around_the_clock', 'party', ...palette.calendars, body.calendar])];
  return (
    <div className="grid gap-4">
      <Names body={body} onChange={onChange} />
      <div className="leading-9">
        {say('rule.for')}{' '}
        <ScopeEditor all={say('rule.all_orders')} scope={body.scope} palette={palette} onChange={(scope) => onChange({ ...body, scope })} />
        <p>
          <Piece end={isCounted(clock) ? stop : comma}>
            {say('rule.watch')}{' '}
            <ChoiceToken label={say('difference.clock')} value={clock} onChange={(next) => onChange(onClock(body, next))}>
              {CLOCKS.map((one) => (
                <option key={one} value={one}>
                  {say(`clock.${one}`)}
                </option>
              ))}
            </ChoiceToken>
          </Piece>
          {isCounted(clock) ? null : (
            <>
              <Piece end={comma}>
                {say('rule.counted_by')}{' '}
                <ChoiceToken
                  label={say('difference.calendar')}
                  value={body.calendar}
                  onChange={(calendar) => onChange({ ...body, calendar })}
                >
                  {calendars.map((one) => (
                    <option key={one} value={one}>
                      {sayCalendar(one, palette.calendarNames, say, language)}
                    </option>
                  ))}
                </ChoiceToken>
              </Piece>
              <Piece end={stop}>
                {say('rule.on_holidays')}{' '}
                <NumberToken
                  label={say('difference.holidays')}
                  width="w-16"
                  step="0.1"
                  value={body.holidayFactor}
                  onChange={(factor) =>
                    factor === undefined ? undefined : onChange({ ...body, holidayFactor: Math.min(5, Math.max(1, factor)) })
                  }
                />
              </Piece>
            </>
          )}
          <Piece end={stop}>
            {say('rule.cause_is')}{' '}
            <ChoiceToken label={say('difference.reason')} value={body.reason} onChange={(reason) => onChange({ ...body, reason })}>
              {body.reason in REASONS ? null : <option value={body.reason}>{body.reason}</option>}
              {Object.entries(REASONS).map(([code, { name }]) => (
                <option key={code} value={code}>
                  {name[language]}
                </option>
              ))}
            </ChoiceToken>
          </Piece>
        </p>
      </div>
      <ol className="grid gap-3">
        {rungs.map((rung, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place on the ladder
            key={`${clock}|${index}`}
            className={`rounded-lg border-l-4 bg-sunken px-3 py-2 ${rung.red ? 'border-bad-fill' : 'border-warn-fill'}`}
          >
            <div className="flex items-center justify-between gap-2">
              <h3 className="font-medium text-soft text-xs">{say('rules.rung', { n: index + 1 })}</h3>
              {rungs.length > 1 ? (
                <button
                  type="button"
                  className="min-h-8 px-1 text-faint hover:text-bad"
                  aria-label={say('rule.remove_rung', { n: index + 1 })}
                  onClick={() => onChange({ ...body, rungs: rungs.filter((_, at) => at !== index) })}
                >
                  ✕
                </button>
              ) : null}
            </div>
            <RungSentence rung={rung} no={index + 1} clock={clock} palette={palette} onChange={(next) => put(index, next)} />
          </li>
        ))}
      </ol>
      {rungs.length < MOST_RUNGS ? (
        <button
          type="button"
          className="button w-fit"
          onClick={() => onChange({ ...body, rungs: [...rungs, after(rungs.at(-1)!, clock)] })}
        >
          {say('rule.add_rung')}
        </button>
      ) : null}
      <label className="flex items-center gap-2">
        <input type="checkbox" checked={body.isBeside ?? false} onChange={(event) => onChange(beside(body, event.target.checked))} />
        {say('rule.beside')}
      </label>
    </div>
  );
}

function Names({ body, onChange }: Omit<Props, 'palette'>) {
  const { say } = useConsoleView();
  const id = useId();
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {(['zh-CN', 'en'] as const).map((language) => (
        <label key={language} htmlFor={`${id}-${language}`} className="grid gap-1">
          <span className="text-soft text-xs">{say(language === 'en' ? 'rule.name_en' : 'rule.name_zh')}</span>
          <input
            id={`${id}-${language}`}
            className="field"
            maxLength={80}
            value={body.name[language]}
            onChange={(event) => onChange({ ...body, name: { ...body.name, [language]: event.target.value } })}
          />
        </label>
      ))}
    </div>
  );
}

/** A further rung, twice as far as the one before. */
function after({ at: _, also: __, ...rung }: Rung, clock: Clock): Rung {
  if (isCounted(clock))
    return { ...rung, atLeast: clock === 'late_risk' ? Math.min(100, (rung.atLeast ?? 50) + 10) : (rung.atLeast ?? 1) * 2 };
  return { ...rung, afterMin: rung.afterMin > 0 ? rung.afterMin * 2 : rung.afterMin + 24 * 60 };
}

/** The same rule on another clock: between waiting and counting its limits cannot be kept. */
function onClock(body: RuleBody, clock: Clock): RuleBody {
  if (isCounted(clock) === isCounted(body.clock)) return { ...body, clock };
  const rungs = body.rungs.map(
    ({ at: _, atLeast: __, ...rung }, i): Rung =>
      isCounted(clock)
        ? { ...rung, afterMin: 0, atLeast: clock === 'late_risk' ? Math.min(100, 50 + 10 * i) : 3 + 2 * i }
        : { ...rung, afterMin: 120 * (i + 1) },
  );
  return { ...body, clock, rungs, calendar: 'around_the_clock', holidayFactor: 1 };
}

function beside({ isBeside: _, ...body }: RuleBody, is: boolean): RuleBody {
  return is ? { ...body, isBeside: true } : body;
}
