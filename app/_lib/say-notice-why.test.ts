import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sayIn } from './messages';
import { sayNoticeWhy } from './say-notice-why';

const LANGUAGES = ['zh-CN', 'en'] as const;
const FOLDERS = ['server/usecases/notice', 'server/domain/notice'];
const FILES = ['server/store/notice.ts', 'server/store/attempt.ts', 'server/store/alert-digest.ts'];

/** The code that writes why a notice or a try is as it is. */
const sources = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      // why a provider's call is refused stands in no ledger, and why a webhook is alerted of neither
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !['take-receipt.ts', 'staff-alert.ts'].includes(file))
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
  ),
  ...FILES.map((file) => readFileSync(file, 'utf8')),
];

/** Sentences that `pattern` finds in it, each once. */
const found = (pattern: RegExp) => sources.flatMap((source) => [...source.matchAll(pattern)].map(([, words]) => words!));

const REASONS = [
  ...new Set([
    ...found(/\b(?:detail|reason|why)(?:: | = )'([^']+)'(?! in )/g),
    // gate-notice.ts and pick-for-staff.ts name some of their reasons one beside the other
    ...found(/reason: isHeld \? '(\w+)'/g),
    ...found(/(?:\?|return|\?\?) '([a-z]+(?: [a-z]+){2,})'/g),
    ...found(/putOff\(\w+, \w+, '([^']+)'/g),
    ...found(/^export const (?:GATHERED|CALLED_OFF) = '([^']+)'/gm),
    ...found(/^const IN_ONE_MESSAGE = '([^']+)'/gm),
    'resolved',
    'stale',
    'quiet hours',
    'sources disagree',
  ]),
].sort();

it('finds what the engine writes', () => {
  expect(REASONS.length).toBeGreaterThan(25);
  expect(REASONS).toEqual(
    expect.arrayContaining(['every channel refused it', 'budget', 'gathered', 'others are before it', 'not wanted outside the console']),
  );
});

describe.each(LANGUAGES)('in %s', (language) => {
  const say = sayIn(language);
  it.each(REASONS)('there are words for: %s', (reason) => {
    const said = sayNoticeWhy(say, reason);
    if (language === 'zh-CN') expect(said).toMatch(/\p{Script=Han}/u);
    else expect(say(`notice_why.${reason}` as Parameters<typeof say>[0])).toBe(said);
  });

  it('what a provider or a receipt said keeps its code', () => {
    expect(sayNoticeWhy(say, 'receipt 30008')).toContain('30008');
    expect(sayNoticeWhy(say, '20003: Authenticate')).toContain('20003');
    expect(sayNoticeWhy(say, '20003: Authenticate')).toContain('Authenticate');
    expect(sayNoticeWhy(say, 'no answer (UND_ERR_SOCKET)')).toContain('UND_ERR_SOCKET');
  });
});
