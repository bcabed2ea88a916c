import type { Preset } from './preset';

export type MatchedFiles<T> = { kind: 'matched'; main: T; joined: Map<string, T> } | { kind: 'unmatched'; problems: string[] };

/** Name of a file without folders and endings: `exports/Orders.csv.gz` is `orders`. */
export function stemOf(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1)!.toLowerCase();
  return base.replace(/\.gz$/, '').replace(/\.(csv|tsv|txt)$/, '');
}

function fits(pattern: string, stem: string): boolean {
  const source = pattern
    .toLowerCase()
    .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`).test(stem);
}

/**
 * Which of the given files is the main one and which is joined under which name, by the preset's file patterns. A file
 * that nothing asks for is a problem too: it would be left out without a word.
 */
export function matchFiles<T extends { name: string }>(preset: Preset, files: readonly T[]): MatchedFiles<T> {
  const problems: string[] = [];
  const joined = new Map<string, T>();
  for (const join of preset.joins.filter((j) => j.file !== '')) {
    const found = files.filter((f) => fits(join.file, stemOf(f.name)));
    if (found.length === 1) joined.set(join.name, found[0]!);
    else if (found.length > 1) problems.push(`Several files could be "${join.file}": ${found.map((f) => f.name).join(', ')}.`);
    else if (!join.optional) problems.push(`The file "${join.file}" is missing (joined as ${join.name}).`);
  }
  const taken = new Set(joined.values());
  const left = files.filter((f) => !taken.has(f));
  const mains = left.filter((f) => fits(preset.main.file, stemOf(f.name)));
  if (mains.length !== 1) {
    const names = mains.length > 1 ? `Several files could be it: ${mains.map((f) => f.name).join(', ')}.` : 'None of the files is it.';
    problems.push(`The main file "${preset.main.file}" is not clear. ${names}`);
  }
  const unasked = left.filter((f) => !mains.includes(f));
  if (mains.length === 1 && unasked.length > 0) problems.push(`The preset does not ask for ${unasked.map((f) => f.name).join(', ')}.`);
  if (problems.length > 0) return { kind: 'unmatched', problems };
  const main = mains[0]!;
  for (const join of preset.joins) if (join.file === '') joined.set(join.name, main);
  return { kind: 'matched', main, joined };
}
