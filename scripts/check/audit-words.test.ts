import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sayIn, sayWord } from '@/app/_lib/messages';

const LANGUAGES = ['zh-CN', 'en'] as const;

/** Everything that can write into the audit log. */
const sources = readdirSync('server', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('store/generated'))
  .map((file) => readFileSync(`server/${file}`, 'utf8'));
const writing = sources.filter((source) => /\bwriteAudit\(/.test(source));

/** Words that `pattern` finds, each once. */
const found = (texts: readonly string[], pattern: RegExp) =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, word]) => word!)))].sort();

/** Actions that the code writes under their full name, also where one of two is chosen. */
const actions = found(found(writing, /\baction: ([^`\n]*'[a-z_]+\.[a-z_]+'[^\n]*)/g), /'([a-z_]+\.[a-z_]+)'/g);

/** Kinds of things that lines are about, written in place or made by a function `subjectOf`. */
const subjects = [
  ...found(writing, /\bsubject: [`']([a-z_]+)/g),
  ...found(sources, /function subjectOf\([^)]*\): string \{\s*return `([a-z_]+):/g),
  // those that are kept in versions, whose kind is a variable
  ...['status_map', 'combination', 'exception', 'routing', 'shift'],
  ...['shop:*', 'setting:on-call', 'setting:staff-alerts', 'template:*'],
];

it('finds what is audited', () => {
  expect(actions.length).toBeGreaterThan(60);
  expect(subjects).toEqual(expect.arrayContaining(['code_settings', 'shop', 'order', 'template', 'rule']));
});

it.each(actions)('the audit log has words for %s in both languages', (action) => {
  for (const language of LANGUAGES) expect(sayWord(sayIn(language), 'action', action)).not.toContain(action);
});

it.each([...new Set(subjects)].sort())('the audit log has words for what is about %s in both languages', (subject) => {
  for (const language of LANGUAGES) expect(sayWord(sayIn(language), 'subject', subject)).not.toBe(subject);
});
