import type { DraftFile, Mapping, MappingValue } from '@/server/api/trpc/import-answers';

/** Way to a value within a mapping, such as `['order', 'destination', 'city']`. */
export type Path = readonly (string | number)[];

/** What stands at the end of a path; undefined when the way breaks off. */
export function valueAt(mapping: Mapping, path: Path): MappingValue | undefined {
  let node: unknown = mapping;
  for (const step of path) node = typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[step] : undefined;
  return node as MappingValue | undefined;
}

/** The same mapping with another value at the end of a path; undefined takes it away, and objects left empty by that. */
export function withValue(mapping: Mapping, path: Path, value: unknown): Mapping {
  return put(mapping, path, value) as Mapping;
}

function put(node: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) return node.map((item, i) => (i === step ? put(item, rest, value) : item));
  const { [step]: before, ...others } = (node ?? {}) as Record<string | number, unknown>;
  const after = put(before, rest, value);
  const isGone =
    after === undefined ||
    (rest.length > 0 && typeof after === 'object' && after !== null && !Array.isArray(after) && Object.keys(after).length === 0);
  return isGone ? others : { ...others, [step]: after };
}

/** Columns of one file, as they can be chosen. */
export interface ColumnGroup {
  file: string;
  columns: { name: string; sample: string }[];
}

/** What values are chosen from: the columns of files, or paths into a document, which are written. */
export type Columns = readonly ColumnGroup[] | 'paths';

/** The columns of the main file and of those joined to it, each with what its first row holds. */
export function columnGroups(mapping: Mapping, files: readonly DraftFile[]): ColumnGroup[] {
  const readable = files.filter((file) => file.kind === 'read');
  const joins = mapping.joins ?? [];
  const named = (file: (typeof readable)[number], prefix: string): ColumnGroup => ({
    file: file.name,
    columns: file.columns.map((name, i) => ({ name: `${prefix}${name}`, sample: file.sample[0]?.[i]?.trim() ?? '' })),
  });
  const joined = joins.flatMap((join) => {
    const file = readable.find((one) => matches(join.file, one.stem));
    return file ? [named(file, `${join.name}.`)] : [];
  });
  const rest = readable.filter((file) => !joins.some((join) => join.file !== '' && matches(join.file, file.stem)));
  const main = rest.find((file) => matches(mapping.main?.file ?? '*', file.stem)) ?? rest[0];
  return [...(main ? [named(main, '')] : []), ...joined];
}

function matches(pattern: string, stem: string): boolean {
  return new RegExp(
    `^${pattern
      .toLowerCase()
      .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
      .replace(/\*/g, '.*')}$`,
  ).test(stem);
}
