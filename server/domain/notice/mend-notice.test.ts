import { describe, expect, it } from 'vitest';
import { retryRefusal } from './mend-notice';

const dead = { state: 'dead', detail: '30008: unknown error', outcomes: ['retry', 'failed'] };

describe('a notice sent again by hand', () => {
  it('is one that nothing more happens to by itself', () => {
    expect(retryRefusal(dead)).toBeNull();
    expect(retryRefusal({ state: 'failed', detail: 'every channel refused it', outcomes: ['permanent'] })).toBeNull();
    for (const state of ['pending', 'draft', 'sending', 'unknown']) expect(retryRefusal({ ...dead, state })).toBe('not_over');
  });

  it('is never one that was told, or that may have been', () => {
    expect(retryRefusal({ ...dead, outcomes: ['delivered', 'retry'] })).toBe('told');
    expect(retryRefusal({ ...dead, state: 'sent', outcomes: [] })).toBe('told');
    expect(retryRefusal({ ...dead, outcomes: ['unknown', 'permanent'] })).toBe('may_be_out');
    expect(retryRefusal({ ...dead, outcomes: ['sending'] })).toBe('may_be_out');
  });

  it('is held back again only for reasons that somebody can have mended', () => {
    expect(retryRefusal({ state: 'suppressed', detail: 'no channel is configured', outcomes: [] })).toBeNull();
    for (const detail of ['resolved', 'superseded', 'stale', 'in one message', null])
      expect(retryRefusal({ state: 'suppressed', detail, outcomes: [] })).toBe('no_use');
  });
});
