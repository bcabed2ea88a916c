import { describe, expect, it } from 'vitest';
import { DEFAULT_ROUTING } from '../duty/routing';
import { DEFAULT_RULES } from '../rule/default-rules';
import { isClosingCause } from '../ticket/closing-cause';
import { REPORT_KINDS, TICKET_CLASSES } from '../ticket/ticket';
import { DEFAULT_EXCEPTIONS } from './default-exceptions';
import { libraryFaults, routingFaults } from './library-faults';
import { recognise } from './recognise';

const code = (signal: Parameters<typeof recognise>[1]) => recognise(DEFAULT_EXCEPTIONS, signal)?.code ?? null;

describe('the library', () => {
  it('is in order as it ships, and so is the routing table', () => {
    expect(libraryFaults(DEFAULT_EXCEPTIONS, new Set(['service', 'around_the_clock']))).toEqual([]);
    expect(routingFaults(DEFAULT_ROUTING, { types: new Set(), people: new Set() })).toEqual([]);
    for (const type of DEFAULT_EXCEPTIONS) expect(type.causes.filter((cause) => !isClosingCause(cause))).toEqual([]);
  });

  it('knows every rule of the ladder, every kind of report and every class', () => {
    for (const [rule, { reason }] of Object.entries(DEFAULT_RULES)) expect([rule, code({ rule, reason })]).not.toEqual([rule, null]);
    for (const report of REPORT_KINDS) expect(code({ report })).toBe(`report.${report}`);
    for (const one of TICKET_CLASSES) expect(DEFAULT_EXCEPTIONS.some((type) => type.class === one)).toBe(true);
  });

  it('has the response times of the table: payment 2 h, stock 4 h, address 1 h, cancellation 30 min', () => {
    const resolution = (wanted: string) => DEFAULT_EXCEPTIONS.find((type) => type.code === wanted)!.sla.resolutionMin;
    expect(['payment.not_arrived', 'stock.short', 'customer_data.address', 'customer_data.cancelled'].map(resolution)).toEqual([
      120, 240, 60, 30,
    ]);
  });

  it('recognises by the most exact sign: rule, then cause, then party, then kind of flag', () => {
    expect(code({ rule: 'movement', reason: 'carrier.held_at_depot' })).toBe('logistics.no_movement');
    expect(code({ kind: 'conflict', reason: 'system.sources_disagree' })).toBe('conflict.systems');
    expect(code({ kind: 'exception', reason: 'customs.prohibited' })).toBe('logistics.customs');
    expect(code({ kind: 'exception', reason: 'problem.damaged' })).toBe('logistics.damaged');
    expect(code({ kind: 'exception', reason: 'carrier.vehicle_issue' })).toBeNull();
  });

  it('says which row is wrong, and why', () => {
    const [first, ...rest] = DEFAULT_EXCEPTIONS;
    const bad = { ...first!, causes: ['carrier.moon'], sla: { ...first!.sla, calendar: 'nobody', firstMin: 0 } };
    const faults = libraryFaults([bad, bad, ...rest.filter((t) => t.class !== 'system')], new Set(['service', 'around_the_clock']));
    expect(faults.map((f) => f.why).sort()).toEqual(
      [
        'class_without_type',
        'no_time',
        'no_time',
        'twice',
        'unknown_calendar',
        'unknown_calendar',
        'unknown_cause',
        'unknown_cause',
      ].sort(),
    );
  });
});
