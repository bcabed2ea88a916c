import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONSENT_MEDIA, CONSENT_TOPICS, CONSENT_WORDS, type ConsentFact } from './consent-fact';
import { foldConsent, isSaidAlready } from './fold-consent';

const fact = fc.record<ConsentFact>({
  id: fc.uuid(),
  medium: fc.constantFrom(...CONSENT_MEDIA),
  topic: fc.constantFrom(...CONSENT_TOPICS),
  says: fc.constantFrom(...CONSENT_WORDS),
  at: fc.integer({ min: 0, max: 5 }),
  receivedAt: fc.integer({ min: 0, max: 5 }),
  way: fc.constantFrom('page', 'reply', 'provider'),
});
const facts = fc.uniqueArray(fact, { selector: ({ id }) => id, maxLength: 30 });
const said = (more: Partial<ConsentFact>): ConsentFact => ({
  id: '1',
  medium: 'sms',
  topic: 'all',
  says: 'in',
  at: 1,
  receivedAt: more.at ?? 1,
  way: 'page',
  ...more,
});
const plain = (state: ReturnType<typeof foldConsent>) => ({ media: Object.fromEntries(state.media), topicsOff: state.topicsOff });

describe('what a customer agreed to', () => {
  it('is the same for every order of arrival and any repetition', () => {
    fc.assert(
      fc.property(
        facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }))),
        ([all, again]) => {
          expect(plain(foldConsent(again))).toEqual(plain(foldConsent(all)));
        },
      ),
    );
  });

  it('of a past moment follows from what was known then', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: -1, max: 6 }), (all, asOf) => {
        expect(plain(foldConsent(all, asOf))).toEqual(plain(foldConsent(all.filter(({ receivedAt }) => receivedAt <= asOf))));
      }),
    );
  });

  it('a person who went is never written to because something arrives again, and a medium that is closed not because it is wanted', () => {
    const out = said({ id: 'a', says: 'out', at: 1 });
    const freed = said({ id: 'c', says: 'unblocked', at: 3, way: 'staff' });
    const stand = (all: ConsentFact[]) => foldConsent(all).media.get('sms');
    expect(stand([out, said({ id: 'b', says: 'blocked', at: 2 }), freed])).toMatchObject({ consent: 'out', since: 1 });
    expect(stand([said({ id: 'b', says: 'blocked', at: 2 }), said({ id: 'd', says: 'in', at: 4 })])).toMatchObject({ consent: 'blocked' });
    expect(stand([said({ id: 'b', says: 'blocked', at: 2 }), freed])).toMatchObject({ consent: 'in', since: 3 });
  });

  it('of one instant the careful statement holds', () => {
    expect(foldConsent([said({ id: 'z', says: 'in' }), said({ id: 'a', says: 'out' })]).media.get('sms')?.consent).toBe('out');
  });

  it('keeps topics apart from media, and one more message from everything', () => {
    const state = foldConsent([
      said({ id: 'a', topic: 'delays', says: 'out' }),
      said({ id: 'b', medium: 'any', topic: 'progress', says: 'out' }),
      said({ id: 'c', medium: 'wechat', topic: 'once', says: 'in' }),
    ]);
    expect(plain(state)).toEqual({ media: { sms: { consent: 'in', since: null, topicsOff: ['delays'] } }, topicsOff: ['progress'] });
  });

  it('is said once: a repetition is no news, a first yes is', () => {
    const out = { medium: 'sms', topic: 'all', says: 'out' } as const;
    expect(isSaidAlready([], out)).toBe(false);
    expect(isSaidAlready([], { ...out, says: 'in' })).toBe(false);
    expect(isSaidAlready([], { ...out, says: 'unblocked' })).toBe(true);
    expect(isSaidAlready([said(out)], out)).toBe(true);
    expect(isSaidAlready([said(out), said({ id: '2', at: 2 })], out)).toBe(false);
  });
});
