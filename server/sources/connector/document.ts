import type { Row } from '@/server/domain/row/row';

/** A document that was read, and the rows in it. */
export interface OpenDocument {
  /** The rows at a path; the whole document when there is none. */
  rows(path: string | undefined): Row[];
  /** Text at a path from the root; '' when there is none. */
  text(path: string): string;
}

/** Rows of one document that are looked at; a system that tells more at once has pages. */
export const MOST_ROWS = 10_000;

/** What a column that begins with a name and a dot stands on: the whole document, a list, or neither. */
export function splitPath(column: string, lists: Readonly<Record<string, string>>): { on: string | null; path: string } {
  const dot = column.indexOf('.');
  const head = column.slice(0, Math.max(dot, 0));
  const isNamed = head === 'document' || Object.hasOwn(lists, head);
  return isNamed ? { on: head, path: column.slice(dot + 1) } : { on: null, path: column };
}
