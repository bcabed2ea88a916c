'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { NumberField } from '@/app/admin/settings/_parts/number-field';
import { type ActionSettings, type LimitedAction, UNTIL_STEPS, type UntilStep } from '@/server/domain/action/action-settings';

type Limit = ActionSettings[LimitedAction];

interface Props {
  code: LimitedAction;
  limit: Limit;
  onChange: (limit: Limit) => void;
}

/** Until which step customers and service may ask, within how many hours, and whether the phone has to be verified. */
export function LimitFields({ code, limit, onChange }: Props) {
  const { say } = useConsoleView();
  const step = (role: 'until' | 'staffUntil') => (
    <label className="grid gap-0.5 text-faint text-xs" htmlFor={`${code}-${role}`}>
      {say(role === 'until' ? 'settings.until' : 'settings.staff_until')}
      <select
        id={`${code}-${role}`}
        className="field text-ink"
        value={limit[role]}
        onChange={(event) => onChange({ ...limit, [role]: event.target.value as UntilStep })}
      >
        {UNTIL_STEPS.map((one) => (
          <option key={one} value={one}>
            {say(`settings.step_${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      {step('until')}
      {step('staffUntil')}
      <NumberField
        label={say('settings.within_hours')}
        value={limit.withinHours}
        min={1}
        max={2160}
        isOptional
        onChange={(withinHours) => onChange({ ...limit, withinHours })}
      />
      {code === 'address' ? null : (
        <label className="flex items-center gap-2 self-end text-xs" htmlFor={`${code}-owner`}>
          <input
            id={`${code}-owner`}
            type="checkbox"
            checked={limit.ownerOnly}
            onChange={(event) => onChange({ ...limit, ownerOnly: event.target.checked })}
          />
          {say('settings.owner_only')}
        </label>
      )}
    </div>
  );
}
