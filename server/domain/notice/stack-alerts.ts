import { isFirst } from './alert-settings';
import { type AlertKey, type AlertParams, mayWake } from './staff-alert';

/** What stacking asks of an alert. */
export interface StackedAlert {
  template: AlertKey;
  params: AlertParams;
  takenAt: number | null;
}

/** Alerts that are alike, shown as one by the most pressing of them. */
export interface AlertStack<T extends StackedAlert> {
  lead: T;
  /** All of them, the lead first. */
  alerts: T[];
}

/** Stacks what is alike: the same template, taken by a colleague or not. Stacks and what is in them keep their order, but for the leads. */
export function stackAlerts<T extends StackedAlert>(alerts: readonly T[]): AlertStack<T>[] {
  const stacks = new Map<string, T[]>();
  for (const alert of alerts) {
    const key = `${alert.template} ${alert.takenAt === null}`;
    stacks.set(key, [...(stacks.get(key) ?? []), alert]);
  }
  return [...stacks.values()].map((alike) => {
    const sorted = [...alike].sort((a, b) => pressing(a) - pressing(b));
    return { lead: sorted[0]!, alerts: sorted };
  });
}

function pressing({ template, params }: StackedAlert): number {
  if (params.severity === 'P0') return 0;
  if (isFirst(params)) return 1;
  return mayWake(template, params) ? 2 : 3;
}
