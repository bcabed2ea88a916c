import type { ReactNode } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { sayCalendar } from '@/app/_lib/say-calendar';
import type { LibraryPage } from '@/server/api/trpc/answers';
import type { ExceptionType, ServiceLevel } from '@/server/domain/exception/exception-type';
import { TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';
import { SignsEditor } from './signs-editor';

interface Props {
  type: ExceptionType;
  page: LibraryPage;
  mayEdit: boolean;
  onChange: (type: ExceptionType) => void;
}

const MINUTES = ['firstMin', 'nextMin', 'resolutionMin', 'silenceMin'] as const satisfies readonly (keyof ServiceLevel)[];
const ROLES = ['agent', 'supervisor', 'admin'] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

/** One type of exception: what it is called, how urgent, within what time, by whom, what staff do first and customers are told. */
export function TypeEditor({ type, page, mayEdit, onChange }: Props) {
  const { say, language } = useConsoleView();
  return (
    <fieldset disabled={!mayEdit} className="grid gap-3 border-line border-t bg-sunken px-4 py-3 sm:grid-cols-2 xl:grid-cols-4">
      {LANGUAGES.map((one) => (
        <Field key={one} label={say(one === 'en' ? 'library.name_en' : 'library.name_zh')}>
          <input
            className="field w-full"
            maxLength={one === 'en' ? 80 : 40}
            value={type.name[one]}
            onChange={(event) => onChange({ ...type, name: { ...type.name, [one]: event.target.value } })}
          />
        </Field>
      ))}
      <Field label={say('tickets.priority')}>
        <select
          className="field w-full"
          value={type.priority}
          onChange={(event) =>
            onChange({ ...type, priority: TICKET_PRIORITIES.find((one) => one === event.target.value) ?? type.priority })
          }
        >
          {TICKET_PRIORITIES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </Field>
      <Field label={say('library.calendar')}>
        <select
          className="field w-full"
          value={type.sla.calendar}
          onChange={(event) => onChange({ ...type, sla: { ...type.sla, calendar: event.target.value } })}
        >
          {page.calendars.map((one) => (
            <option key={one} value={one}>
              {sayCalendar(one, page.calendarNames, say, language)}
            </option>
          ))}
        </select>
      </Field>
      {MINUTES.map((one) => (
        <Field key={one} label={say(`library.${one}`)}>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={86_400}
            className="field digits w-full"
            value={type.sla[one]}
            onChange={(event) => onChange({ ...type, sla: { ...type.sla, [one]: Math.max(1, Math.round(Number(event.target.value))) } })}
          />
        </Field>
      ))}
      <Field label={say('library.role')}>
        <select
          className="field w-full"
          value={type.role}
          onChange={(event) => onChange({ ...type, role: ROLES.find((one) => one === event.target.value) ?? type.role })}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {sayWord(say, 'role', one)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={say('library.skill')}>
        <input
          className="field w-full"
          maxLength={40}
          value={type.skill ?? ''}
          onChange={(event) => onChange({ ...type, skill: event.target.value.trim() || null })}
        />
      </Field>
      <div className="grid content-start gap-1 sm:col-span-2">
        <Tick label={say('library.in_use')} isOn={type.enabled} onTurn={(enabled) => onChange({ ...type, enabled })} />
        <Tick label={say('library.opens')} isOn={type.opensBySign} onTurn={(opensBySign) => onChange({ ...type, opensBySign })} />
        <Tick label={say('library.for_customer')} isOn={type.forCustomer} onTurn={(forCustomer) => onChange({ ...type, forCustomer })} />
      </div>
      {LANGUAGES.map((one) => (
        <Field key={one} wide label={say(one === 'en' ? 'library.advice_en' : 'library.advice_zh')}>
          <textarea
            className="field w-full"
            rows={2}
            maxLength={300}
            value={type.advice[one]}
            onChange={(event) => onChange({ ...type, advice: { ...type.advice, [one]: event.target.value } })}
          />
        </Field>
      ))}
      {LANGUAGES.map((one) => (
        <Field key={one} wide label={say(one === 'en' ? 'library.words_en' : 'library.words_zh')}>
          <textarea
            className="field w-full"
            rows={2}
            maxLength={300}
            value={type.words?.[one] ?? ''}
            onChange={(event) => {
              const words = { 'zh-CN': '', en: '', ...type.words, [one]: event.target.value };
              onChange({ ...type, words: words['zh-CN'] || words.en ? words : null });
            }}
          />
        </Field>
      ))}
      <SignsEditor type={type} rules={page.rules} onChange={onChange} />
    </fieldset>
  );
}

function Field({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is its child
    <label className={`grid content-start gap-1 ${wide ? 'sm:col-span-2' : ''}`}>
      <span className="text-soft text-xs">{label}</span>
      {children}
    </label>
  );
}

function Tick({ label, isOn, onTurn }: { label: string; isOn: boolean; onTurn: (isOn: boolean) => void }) {
  return (
    <label className="flex items-center gap-2">
      <input type="checkbox" checked={isOn} onChange={(event) => onTurn(event.target.checked)} />
      {label}
    </label>
  );
}
