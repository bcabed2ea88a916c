import { REASONS } from '../wording/reasons';

/** What only customers bring to light; beside the tree of causes, whose leaves every ticket can end with. */
const OF_CUSTOMERS = ['recipient.found', 'recipient.settled', 'recipient.by_mistake'] as const;

/** Causes that stand for a report itself are no cause of it. */
const REPORTS: ReadonlySet<string> = new Set([
  'recipient.not_received',
  'recipient.got_damaged',
  'recipient.got_wrong_item',
  'recipient.got_too_little',
]);

/** Causes a ticket can be closed with (DOMAIN 3.3), by party in the order of the tree. */
export const CLOSING_CAUSES: readonly string[] = [
  ...OF_CUSTOMERS,
  ...Object.keys(REASONS).filter((r) => !REPORTS.has(r) && !isOfCustomers(r)),
];

const KNOWN: ReadonlySet<string> = new Set(CLOSING_CAUSES);

export function isClosingCause(cause: string): boolean {
  return KNOWN.has(cause);
}

function isOfCustomers(reason: string): boolean {
  return (OF_CUSTOMERS as readonly string[]).includes(reason);
}
