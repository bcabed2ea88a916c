import { expect, it } from 'vitest';
import type { CaseReport } from '../knowledge/case-report';
import { stageClocks } from '../play/stage-clock';
import { HOUR } from '../shared/instant';
import { caseMarkdown } from './case-markdown';

const OPENED = Date.parse('2026-11-17T02:00:00Z');
const REPORT: CaseReport = {
  matter: {
    kind: 'ticket',
    no: '1234567',
    name: { 'zh-CN': '包裹丢失', en: 'Parcel lost' },
    reported: null,
    priority: 'P1',
    shop: 'north',
    orderNo: 'SO|1',
    orderId: 'x',
  },
  since: OPENED - HOUR,
  openedAt: OPENED,
  closedAt: OPENED + 2 * HOUR,
  people: ['Ling'],
  cause: 'carrier.no_movement',
  stages: stageClocks({ openedAt: OPENED, closedAt: OPENED + 2 * HOUR, steps: [], open: [], now: OPENED }),
  steps: [],
  measures: ['# not a heading\n<b>sent again</b>'],
  improvements: [],
  confirmedAt: null,
};

it('a report says times on the reader’s clock, and what people wrote stays words', () => {
  const written = caseMarkdown(REPORT, 'en', 'Asia/Shanghai');
  expect(written).toContain('| Case opened | 2026-11-17 10:00 |');
  expect(written).toContain('within three hours');
  expect(written).toContain('- \\# not a heading \\<b\\>sent again\\</b\\>');
  expect(written).toContain('SO\\|1');
  expect(caseMarkdown(REPORT, 'zh-CN', 'Asia/Shanghai')).toContain('三小时内');
});

it('the report of a case that was closed with a check unmet says which', () => {
  const steps = [{ kind: 'verify' as const, at: OPENED + HOUR, detail: { findings: ['told', 'confirmed'] } }];
  const stages = stageClocks({ openedAt: OPENED, closedAt: OPENED + 2 * HOUR, steps, open: ['confirmed'], now: OPENED });
  expect(caseMarkdown({ ...REPORT, stages }, 'zh-CN', 'Asia/Shanghai')).toContain('| 结案时未达成 | 客户还没有确认 |');
  expect(caseMarkdown(REPORT, 'zh-CN', 'Asia/Shanghai')).not.toContain('结案时未达成');
});

it('the report of a case that is still open does not say that it is closed', () => {
  const written = caseMarkdown(REPORT, 'en', 'Asia/Shanghai', true);
  expect(written).toContain('| Case closed | not yet |');
});
