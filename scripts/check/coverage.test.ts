import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const text = readFileSync('docs/coverage.md', 'utf8');
const ROWS = { R0: 29, R1: 39, R2: 26, R3: 27, R4: 22 };
const PATH = /^\.?[\w()[\]-]+(\/[\w()[\].-]+)+$|^\.?[\w-]+\.(cjs|ts|mjs|md)$|^bench$/;
const TEST = /\.(test|spec)\.tsx?$/;

/** Cells of every table row, without the heads. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter((cells) => cells[1] !== 'State');
const wordsIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
const paths = [...new Set(wordsIn(text).filter((word) => PATH.test(word)))];

describe('what docs/coverage.md says', () => {
  test.each(paths)('%s exists', (path) => {
    expect(existsSync(path)).toBe(true);
  });

  test('names nothing but files and folders as places and tests', () => {
    const named = rows.flatMap((cells) => cells.slice(3).flatMap(wordsIn));
    expect(named.filter((word) => !paths.includes(word))).toEqual([]);
  });

  test('has every requirement once, as a row or as a case to beat', () => {
    const told = [
      ...rows.map((cells) => cells[0]!).filter((id) => /^R\d-/.test(id)),
      ...(text.match(/to build: (.*)\./)?.[1]?.split(', ') ?? []),
    ];
    const wanted = Object.entries(ROWS).flatMap(([article, last]) => Array.from({ length: last }, (_, i) => `${article}-${i + 1}`));
    expect(told.toSorted()).toEqual(wanted.toSorted());
  });

  test.each(rows.map((cells): [string, string[]] => [cells[0]!, cells]))('%s has a state, and a test where it works', (_, cells) => {
    expect(['works', 'first', 'not yet']).toContain(cells[1]);
    const tests = wordsIn(cells.at(-1)!);
    expect(tests.every((path) => TEST.test(path))).toBe(true);
    if (cells[1] === 'works') expect(tests.length).toBeGreaterThan(0);
    if (cells[1] === 'not yet') expect(tests).toEqual([]);
  });
});
