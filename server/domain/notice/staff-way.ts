import type { Medium } from './medium';
import { type AlertKey, type AlertParams, mayWake } from './staff-alert';

/** What somebody wants to hear by one way: everything, only what may wake them, only what can wait, or nothing. */
export const WAY_HEARS = ['all', 'urgent', 'calm', 'none'] as const;
export type WayHears = (typeof WAY_HEARS)[number];

/** Names by which a person is called in a group; they are no way to reach them. */
export const GROUP_NAMES = ['wecom', 'dingtalk'] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

/**
 * Whether somebody wants an alert by a way. Who has chosen nothing hears everything, but by text message nothing of orders that wait
 * for everybody of a role: there are many of them.
 */
export function isWantedBy(medium: Medium, hears: WayHears | null, alert: { template: AlertKey; params: AlertParams }): boolean {
  const wakes = mayWake(alert.template, alert.params);
  switch (hears) {
    case null:
      return medium !== 'sms' || alert.template !== 'alert.stalls';
    case 'all':
      return true;
    case 'none':
      return false;
    case 'urgent':
      return wakes;
    case 'calm':
      return !wakes;
  }
}
