import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AlertMessage, alertMail, alertMarkdown, alertSms } from './alert-message';

const viewer = { timeZone: 'Asia/Shanghai', now: Date.parse('2026-11-22T04:00:00Z') };
const ticket = (no: string, typeZh = '物流停滞') => ({
  template: 'alert.ticket_given' as const,
  params: { ticketId: `id-${no}`, no, severity: 'P1', typeZh, typeEn: 'Logistics' },
});
const message = (n: number, more: Partial<AlertMessage> = {}): AlertMessage => ({
  lead: ticket('20261122-1'),
  others: Array.from({ length: n - 1 }, (_, i) => ticket(`20261122-${i + 2}`)),
  language: 'zh-CN',
  viewer,
  site: 'https://daona.test',
  ...more,
});

describe('one alert', () => {
  test('leads to where it is seen to', () => {
    expect(alertSms(message(1))).toMatch(
      /^【Daona】交给您的工单：P1 物流停滞，编号 \S+ https:\/\/daona\.test\/admin\/tickets\/id-20261122-1$/,
    );
  });
});

describe('several as one message', () => {
  test('say how many they are, name the most pressing and lead to the list', () => {
    expect(alertSms(message(5))).toMatch(/^【Daona】5 条提醒，最急的：交给您的工单.* https:\/\/daona\.test\/admin\/alerts$/);
    expect(alertSms(message(2, { language: 'en' }))).toMatch(/^\[Daona\] 2 alerts, the most pressing: A ticket for you/);
  });

  test('stand in a mail each with its link, and as text what the page says in letters', () => {
    const mail = alertMail(message(3, { lead: ticket('1', '<b>&') }));
    expect(mail.subject).toContain('3 条提醒');
    expect(mail.html.match(/admin\/tickets\/id-/g)).toHaveLength(3);
    expect(mail.html).not.toContain('<b>');
    expect(mail.text).toContain('<b>&');
  });
});

test('markdown never has more bytes than a robot takes, and counts every alert', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 400, max: 5000 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      (n, limit, words) => {
        const { markdown } = alertMarkdown(message(n, { lead: ticket('1', words || '物流') }), limit);
        expect(new TextEncoder().encode(markdown).length).toBeLessThanOrEqual(limit);
        const named = markdown.match(/admin\/tickets\//g)?.length ?? 0;
        const more = Number(/另有 (\d+) 条/.exec(markdown)?.[1] ?? 0);
        if (named > 0) expect(named + more).toBe(n);
      },
    ),
    { numRuns: 60 },
  );
});
