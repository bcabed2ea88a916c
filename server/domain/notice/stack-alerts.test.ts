import { expect, test } from 'vitest';
import { stackAlerts } from './stack-alerts';
import type { AlertKey } from './staff-alert';

const alert = (id: string, template: AlertKey, severity: string, takenAt: number | null = null) => ({
  id,
  template,
  params: { severity },
  takenAt,
});

test('what is alike is one stack, told by its most pressing; what a colleague took stands apart', () => {
  const stacks = stackAlerts([
    alert('a', 'alert.ticket_given', 'P2'),
    alert('b', 'alert.incident_opened', 'P2'),
    alert('c', 'alert.ticket_given', 'P0'),
    alert('d', 'alert.ticket_given', 'P1'),
    alert('e', 'alert.ticket_given', 'P0', 5),
  ]);
  expect(stacks.map(({ alerts }) => alerts.map(({ id }) => id))).toEqual([['c', 'd', 'a'], ['b'], ['e']]);
});
