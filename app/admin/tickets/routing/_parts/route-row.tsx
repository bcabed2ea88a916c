import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { sayScope } from '@/app/admin/rules/_parts/rule-words';
import { ScopeEditor } from '@/app/admin/rules/_parts/scope-editor';
import type { RulePalette } from '@/server/api/trpc/answers';
import type { RoutingRule } from '@/server/domain/duty/routing';
import { narrowedBy } from '@/server/domain/rule/rule-scope';
import { TICKET_CLASSES, TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';

interface Props {
  rule: RoutingRule;
  palette: RulePalette;
  people: { id: string; name: string }[];
  mayEdit: boolean;
  onChange: (rule: RoutingRule) => void;
  onRemove: () => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

const ROLES = ['agent', 'supervisor', 'admin'] as const;

/** One row: which tickets, of which orders, to whom. */
export function RouteRow({ rule, palette, people, mayEdit, onChange, onRemove, onUp, onDown }: Props) {
  const { say, language } = useConsoleView();
  const [isOpen, setOpen] = useState(false);
  const { to } = rule;
  const names = people.filter(({ id }) => to.people.includes(id)).map(({ name }) => name);
  const whom = [sayWord(say, 'role', to.role), to.skill ?? '', ...names].filter(Boolean).join(' · ');
  return (
    <li>
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <button type="button" aria-expanded={isOpen} className="min-w-0 flex-1 text-left" onClick={() => setOpen(!isOpen)}>
          <span className={`font-medium ${rule.enabled ? '' : 'text-faint line-through'}`}>{rule.name[language]}</span>
          <span className="block text-soft text-xs">
            {[...(rule.priorities ?? []), ...(rule.classes ?? []).map((one) => sayWord(say, 'ticket_class', one))].map(
              (what) => `${what} · `,
            )}
            {narrowedBy(rule.scope).length > 0 ? `${sayScope(rule.scope, { say, language, people })} · ` : null}
            {say('routing.goes_to', { who: whom })}
          </span>
        </button>
        {mayEdit ? (
          <span className="flex gap-1">
            <button type="button" className="button" disabled={!onUp} aria-label={say('routing.up')} onClick={() => onUp?.()}>
              ↑
            </button>
            <button type="button" className="button" disabled={!onDown} aria-label={say('routing.down')} onClick={() => onDown?.()}>
              ↓
            </button>
          </span>
        ) : null}
      </div>
      {isOpen ? (
        <fieldset disabled={!mayEdit} className="grid gap-3 border-line border-t bg-sunken px-4 py-3">
          <div className="grid gap-3 sm:grid-cols-2">
            {(['zh-CN', 'en'] as const).map((one) => (
              <label key={one} className="grid gap-1">
                <span className="text-soft text-xs">{say(one === 'en' ? 'library.name_en' : 'library.name_zh')}</span>
                <input
                  className="field w-full"
                  maxLength={one === 'en' ? 80 : 40}
                  value={rule.name[one]}
                  onChange={(event) => onChange({ ...rule, name: { ...rule.name, [one]: event.target.value } })}
                />
              </label>
            ))}
          </div>
          <Marks
            label={say('tickets.class')}
            all={TICKET_CLASSES.map((one) => ({ id: one, name: sayWord(say, 'ticket_class', one) }))}
            on={rule.classes ?? []}
            onChange={(on) => onChange({ ...rule, classes: TICKET_CLASSES.filter((one) => on.includes(one)) })}
          />
          <Marks
            label={say('tickets.priority')}
            all={TICKET_PRIORITIES.map((one) => ({ id: one, name: one }))}
            on={rule.priorities ?? []}
            onChange={(on) => onChange({ ...rule, priorities: TICKET_PRIORITIES.filter((one) => on.includes(one)) })}
          />
          <div>
            <p className="mb-1 text-soft text-xs">{say('routing.orders')}</p>
            <ScopeEditor
              all={say('routing.all_orders')}
              scope={rule.scope}
              palette={palette}
              onChange={(scope) => onChange({ ...rule, scope })}
            />
          </div>
          <div className="flex flex-wrap items-end gap-3">
            <label className="grid gap-1">
              <span className="text-soft text-xs">{say('library.role')}</span>
              <select
                className="field"
                value={to.role}
                onChange={(event) => onChange({ ...rule, to: { ...to, role: ROLES.find((one) => one === event.target.value) ?? to.role } })}
              >
                {ROLES.map((one) => (
                  <option key={one} value={one}>
                    {sayWord(say, 'role', one)}
                  </option>
                ))}
              </select>
            </label>
            <label className="grid gap-1">
              <span className="text-soft text-xs">{say('library.skill')}</span>
              <input
                className="field"
                maxLength={40}
                value={to.skill ?? ''}
                onChange={(event) => onChange({ ...rule, to: { ...to, skill: event.target.value.trim() || null } })}
              />
            </label>
          </div>
          <Marks
            label={say('routing.people')}
            all={people}
            on={to.people}
            onChange={(chosen) => onChange({ ...rule, to: { ...to, people: [...chosen] } })}
          />
          <div className="flex flex-wrap items-center gap-3">
            <label className="flex items-center gap-2">
              <input type="checkbox" checked={rule.enabled} onChange={(event) => onChange({ ...rule, enabled: event.target.checked })} />
              {say('library.enabled')}
            </label>
            <button type="button" className="button ml-auto" onClick={onRemove}>
              {say('routing.remove')}
            </button>
          </div>
        </fieldset>
      ) : null}
    </li>
  );
}

interface MarksProps {
  label: string;
  all: readonly { id: string; name: string }[];
  on: readonly string[];
  onChange: (on: readonly string[]) => void;
}

/** Some of a few: none marked means any. */
function Marks({ label, all, on, onChange }: MarksProps) {
  const { say } = useConsoleView();
  return (
    <fieldset>
      <legend className="mb-1 text-soft text-xs">
        {label} {on.length === 0 ? `· ${say('routing.any')}` : ''}
      </legend>
      <div className="flex flex-wrap gap-1">
        {all.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={on.includes(id)}
            className={`min-h-8 rounded-md border px-2 ${on.includes(id) ? 'border-brand bg-brand-soft font-medium text-brand' : 'border-line bg-card text-soft'}`}
            onClick={() => onChange(on.includes(id) ? on.filter((one) => one !== id) : [...on, id])}
          >
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
