import type { Text } from '@/server/domain/shared/language';
import { splitColumn } from './joined-tables';
import type { Preset } from './preset';
import { PROBLEM } from './problem-words';

/** Columns that a preset reads, by join name; '' is the main file. With `onlyVital` those it cannot do without. */
export function usedColumns(preset: Preset, onlyVital = false): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>([['', new Set()]]);
  const add = (join: string, column: string) => {
    const columns = used.get(join) ?? new Set();
    columns.add(column);
    used.set(join, columns);
  };
  const addRef = (text: string) => {
    const ref = splitColumn(preset, text);
    add(ref.join?.name ?? '', ref.column);
  };
  for (const join of preset.joins) {
    addRef(join.on);
    add(join.name, join.key);
  }
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { column, sum, template } = node as { column?: unknown; sum?: unknown; template?: unknown };
    if (typeof column === 'string') addRef(column);
    if (typeof sum === 'string') addRef(sum);
    if (typeof template === 'string') for (const [, name] of template.matchAll(/\{([^{}|]+)/g)) addRef(name!.trim());
    Object.values(node).forEach(walk);
  };
  walk([
    preset.orderNo,
    onlyVital ? preset.order?.placedAt : preset.order,
    onlyVital ? preset.facts.filter((f) => f.required).map((f) => f.at) : preset.facts,
  ]);
  return used;
}

/** What a preset reads that the headers do not have, in sentences. `headers` is by join name; '' is the main file. */
export function missingColumns(preset: Preset, headers: ReadonlyMap<string, { file: string; columns: readonly string[] }>): Text[] {
  const problems: Text[] = [];
  for (const [join, columns] of usedColumns(preset, preset.lenient)) {
    const header = headers.get(join);
    if (!header) continue;
    const known = new Set(header.columns.map((c) => c.trim()));
    const missing = [...columns].filter((c) => !known.has(c));
    if (missing.length > 0)
      problems.push(PROBLEM.columnMissing(header.file, missing.map((c) => `"${c}"`).join(', '), [...known].join(', ')));
  }
  for (const join of preset.order?.items?.each ? [preset.order.items.each] : []) {
    if (!preset.joins.some((j) => j.name === join)) problems.push(PROBLEM.noJoin(join));
  }
  return problems;
}
