import { chooseHeadline } from '../wording/choose-headline';
import type { OrderDocument } from './order-document';

/** One place in which two documents differ, values as short JSON; '' where there is none. */
export interface DocumentDifference {
  /** Such as `state.shipments.0.milestone`. */
  path: string;
  stored: string;
  folded: string;
}

const MOST = 20;
const LONGEST = 200;

/**
 * Where a stored document says something else than its facts folded anew, byte by byte; empty when they agree. Left out is
 * what does not follow from the facts alone: the arrival window, what changed in it and the least time left, which rest on the arrival model of their
 * day, on what was told before and, the window, on the moment (the headline is compared with the stored one in it), the version and when it was made.
 */
export function compareDocuments(stored: OrderDocument, folded: OrderDocument): DocumentDifference[] {
  const headline = chooseHeadline({ state: folded.state, attention: folded.attention, eta: stored.eta });
  const found: DocumentDifference[] = [];
  collect('', comparable(stored), comparable({ ...folded, headline }), found);
  return found;
}

function comparable(document: OrderDocument): unknown {
  const { version: _version, updatedAt: _updatedAt, eta: _eta, etaTold: _told, etaChange: _change, leastMs: _leastMs, ...rest } = document;
  return JSON.parse(JSON.stringify(rest));
}

function collect(path: string, stored: unknown, folded: unknown, found: DocumentDifference[]): void {
  const [a, b] = [JSON.stringify(stored), JSON.stringify(folded)];
  if (a === b || found.length >= MOST) return;
  const inner = isBranch(stored) && isBranch(folded) ? fieldsOf(stored, folded) : [];
  const before = found.length;
  for (const key of inner) collect(path ? `${path}.${key}` : key, fieldOf(stored, key), fieldOf(folded, key), found);
  // the same fields in another order are another document as well
  if (found.length === before) found.push({ path, stored: short(a), folded: short(b) });
}

function fieldOf(value: unknown, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}

function isBranch(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function fieldsOf(a: unknown, b: unknown): string[] {
  return [...new Set([...Object.keys(a as object), ...Object.keys(b as object)])];
}

function short(text: string | undefined): string {
  return text === undefined ? '' : text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
