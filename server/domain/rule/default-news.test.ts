import { describe, expect, it } from 'vitest';
import { newsFor, withNews } from './default-news';
import { DEFAULT_RULES } from './default-rules';
import type { RuleBody } from './rule';

const was: RuleBody = DEFAULT_RULES.carrier_collect!;
const changed = (change: Partial<RuleBody['rungs'][0]>, at = 0, body = was): RuleBody => ({
  ...body,
  rungs: body.rungs.map((rung, i) => (i === at ? { ...rung, ...change } : rung)),
});
const rule = (body: RuleBody, version = 1, enabled = true) => ({ ...body, code: 'carrier_collect', version, enabled });

describe('a default that a release changed', () => {
  it('comes whole where the shop left the rule as it was', () => {
    const is = { ...changed({ afterMin: 240, also: [{ do: 'ticket', class: 'logistics' }] }), holidayFactor: 2 };
    expect(withNews(was, was, is)).toEqual(is);
  });

  it('leaves what the shop changed itself, field by field', () => {
    const own = changed({ afterMin: 90 });
    const is = changed({ tellCustomer: false }, 1, changed({ afterMin: 240, severity: 'P1' }));
    expect(withNews(own, was, is)).toEqual(changed({ tellCustomer: false }, 1, changed({ afterMin: 90, severity: 'P1' })));
  });

  it('takes away what is no longer shipped, and leaves rungs alone of which the shop has others', () => {
    const { also: _, ...plain } = was.rungs[0]!;
    const is = { ...was, rungs: [plain, ...was.rungs.slice(1)] };
    expect(withNews(was, was, is).rungs[0]).toEqual(plain);
    const own = { ...was, rungs: was.rungs.slice(0, 2) };
    expect(withNews(own, was, is).rungs).toEqual(own.rungs);
  });

  it('is no news once it was left aside, or where nothing of it is left to take', () => {
    const is = changed({ afterMin: 240 });
    expect(newsFor(rule(was), was, was, null)).toBeNull();
    expect(newsFor(rule(was), was, is, null)).toEqual({ body: is, isNew: false });
    expect(newsFor(rule(was), was, is, is)).toBeNull();
    expect(newsFor(rule(was), was, changed({ afterMin: 300 }), is)).toMatchObject({ isNew: false });
    expect(newsFor(rule(changed({ afterMin: 90 }), 2), was, is, null)).toBeNull();
    expect(newsFor(rule(is, 2), was, is, null)).toBeNull();
  });

  it('brings a rule that is new as one to switch on, and does not offer one that a person switched off', () => {
    expect(newsFor(rule(was, 1, false), was, was, null)).toEqual({ body: was, isNew: true });
    expect(newsFor(rule(was, 2, false), was, was, null)).toBeNull();
  });
});
