import type { MappingStudio } from '@/server/api/trpc/answers';

/** What an admin is writing about one code. */
export interface Draft {
  scope: 'adapter' | 'source';
  of: string;
  sourceCode: string;
  /** Where the account and its adapter are known, both can be chosen. */
  adapter?: string;
  source?: string;
  rows: DraftRow[];
}

export interface DraftRow {
  /** Stays with the row while it is edited. */
  key: number;
  contains: string;
  code: string;
  reason: string;
}

/** What the form begins with for a code: what the map in force says about it. */
export function draftOf(studio: MappingStudio, about: Omit<Draft, 'rows'>): Draft {
  const said = studio.mappings.filter((m) => m.scope === about.scope && m.of === about.of && m.sourceCode === about.sourceCode);
  const rows = said
    .map((m, key) => ({ key, contains: m.contains ?? '', code: m.code, reason: m.reason ?? '' }))
    .sort((a, b) => Number(a.contains !== '') - Number(b.contains !== ''));
  return { ...about, rows: rows.length > 0 ? rows : [emptyRow(0)] };
}

export function emptyRow(key: number): DraftRow {
  return { key, contains: '', code: '', reason: '' };
}

/** What is sent: rows without a meaning are not yet written. */
export function changeOf({ scope, of, sourceCode, rows }: Draft) {
  return {
    scope,
    of: of.trim(),
    sourceCode: sourceCode.trim(),
    rows: rows
      .filter((row) => row.code !== '')
      .map(({ contains, code, reason }) => ({
        code,
        ...(contains.trim() ? { contains: contains.trim() } : {}),
        ...(reason ? { reason } : {}),
      })),
  };
}

/** Whether the form says something that can be tried out. */
export function isWhole(draft: Draft): boolean {
  const words = draft.rows.filter((row) => row.code !== '').map((row) => row.contains.trim().normalize('NFKC').toLowerCase());
  return draft.of.trim() !== '' && draft.sourceCode.trim() !== '' && words.length > 0 && new Set(words).size === words.length;
}
