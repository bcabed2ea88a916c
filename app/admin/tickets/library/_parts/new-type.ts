import { AROUND_THE_CLOCK } from '@/server/domain/calendar/calendar-book';
import type { ExceptionType } from '@/server/domain/exception/exception-type';
import type { TicketClass } from '@/server/domain/ticket/ticket';

const HOUR = 60;

/** A type of its class under the first free code, with modest limits, that nothing is recognised by yet. */
export function newType(rows: readonly ExceptionType[], kind: TicketClass): ExceptionType {
  const codes = new Set(rows.map(({ code }) => code));
  let n = 1;
  while (codes.has(`${kind}.own_${n}`)) n += 1;
  return {
    code: `${kind}.own_${n}`,
    name: { 'zh-CN': `新的异常 ${n}`, en: `New exception ${n}` },
    class: kind,
    priority: 'P2',
    signals: { reasons: [], rules: [], flags: [], reports: [] },
    opensBySign: true,
    sla: {
      calendar: rows.find((row) => row.class === kind)?.sla.calendar ?? AROUND_THE_CLOCK,
      firstMin: HOUR,
      nextMin: 4 * HOUR,
      resolutionMin: 24 * HOUR,
      silenceMin: 4 * HOUR,
    },
    skill: null,
    role: 'agent',
    forCustomer: false,
    advice: { 'zh-CN': '', en: '' },
    words: null,
    causes: [],
    enabled: true,
  };
}
