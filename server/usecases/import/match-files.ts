import type { Text } from '@/server/domain/shared/language';
import type { Preset } from './preset';
import { PROBLEM } from './problem-words';

export type MatchedFiles<T> = { kind: 'matched'; main: T; joined: Map<string, T> } | { kind: 'unmatched'; problems: Text[] };

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
  const problems: Text[] = [];
  const joined = new Map<string, T>();
  for (const join of preset.joins.filter((j) => j.file !== '')) {
    const found = files.filter((f) => fits(join.file, stemOf(f.name)));
    if (found.length === 1) joined.set(join.name, found[0]!);
    else if (found.length > 1) problems.push(PROBLEM.fileDoubled(join.file, namesOf(found)));
    else if (!join.optional) problems.push(PROBLEM.fileMissing(join.file, join.name));
  }
  const taken = new Set(joined.values());
  const left = files.filter((f) => !taken.has(f));
  const mains = left.filter((f) => fits(preset.main.file, stemOf(f.name)));
  if (mains.length === 0) problems.push(PROBLEM.mainMissing(preset.main.file));
  if (mains.length > 1) problems.push(PROBLEM.fileDoubled(preset.main.file, namesOf(mains)));
  const unasked = left.filter((f) => !mains.includes(f));
  if (mains.length === 1 && unasked.length > 0) problems.push(PROBLEM.fileUnasked(namesOf(unasked)));
  if (problems.length > 0) return { kind: 'unmatched', problems };
  const main = mains[0]!;
  for (const join of preset.joins) if (join.file === '') joined.set(join.name, main);
  return { kind: 'matched', main, joined };
}

function namesOf(files: readonly { name: string }[]): string {
  return files.map((file) => file.name).join(', ');
}
