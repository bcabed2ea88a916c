import { subscribe } from '@/server/store/listen';

/** Calls `onNews` whenever staff were alerted, or somebody took an alert, within a second of the commit. Answers the way to stop. */
export function watchAlerts(onNews: () => void): Promise<() => void> {
  return subscribe('staff_alert', onNews, onNews);
}
