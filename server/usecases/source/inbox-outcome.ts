import type { InboxOutcome } from '@/server/store/inbox';
import type { RecordOutcome } from '../tracking/record-batch';

/** What the record step answered, as it stands in a row of the inbox. */
export function inboxOutcome(id: number, outcome: RecordOutcome): InboxOutcome {
  if (outcome.status === 'rejected') return { id, state: 'refused', field: outcome.field, reason: outcome.reason };
  return { id, state: outcome.status === 'accepted' ? 'recorded' : outcome.status };
}
