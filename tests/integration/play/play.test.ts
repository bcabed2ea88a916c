import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseSubject } from '@/server/domain/play/case-subject';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { caseMarkdown } from '@/server/domain/wording/case-markdown';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { fileReports } from '@/server/usecases/knowledge/file-reports';
import { readRegister } from '@/server/usecases/knowledge/read-register';
import { bookStep, forceForward, importWaybills, releaseStock } from '@/server/usecases/play/act-together';
import { checkAddressOfCase, checkWaybillsOfCase, resyncCase } from '@/server/usecases/play/diagnose';
import { nameCause, noteImprovement, noteLook } from '@/server/usecases/play/note-look';
import { readEvidence } from '@/server/usecases/play/read-evidence';
import { readOwedSteps } from '@/server/usecases/play/read-owed-steps';
import { readPlay } from '@/server/usecases/play/read-play';
import { remindOfSteps } from '@/server/usecases/play/remind-of-steps';
import { tellGroup } from '@/server/usecases/play/tell-group';
import { verifyNow } from '@/server/usecases/play/verify-case';
import { closeTicket } from '@/server/usecases/ticket/answer-ticket';
import { openReport } from '@/server/usecases/ticket/open-report';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff } from '../console/staff-caller';
import { delivered, documentOf } from '../ticket/delivered-order';

/** A Tuesday, 10:00 in Shanghai. */
const MORNING = Date.parse('2026-11-17T02:00:00Z');
const BOX = '仓库系统漏推';

let now = MORNING;
const ctx = newContext(() => now);
let staffId: string;
let by: string;

beforeEach(async () => {
  await freshDatabase();
  now = MORNING;
  await pool().query(`insert into shop (code, name) values ('north', 'North')`);
  staffId = await addStaff('agent', 'ling');
  by = `staff:${staffId}`;
});

async function openCase(orderNo: string): Promise<{ subject: CaseSubject; id: string }> {
  const { id: orderId } = await delivered(ctx, orderNo, now - HOUR, { isSent: true });
  const opened = await openReport(ctx, { orderId, kind: 'not_received', checks: {}, remark: '没收到', photos: [], by: 'phone' });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  return { subject: `ticket:${opened.ticket.id}`, id: opened.ticket.id };
}

async function play(subject: CaseSubject) {
  const read = await readPlay(ctx, { subject });
  if (read.kind !== 'found') throw new Error(read.kind);
  return read;
}

describe('the steps of a case', () => {
  it('leave time, name and what came out, in the trail and in the audit log', async () => {
    const { subject } = await openCase('P1');
    expect(await resyncCase(ctx, { subject, by })).toMatchObject({ kind: 'taken', outcome: 'nobody' });
    now += 5 * MINUTE;
    expect(await checkWaybillsOfCase(ctx, { subject, by })).toMatchObject({ outcome: 'found', detail: { findings: ['odd_number'] } });
    now += MINUTE;
    expect(await checkAddressOfCase(ctx, { subject, by })).toMatchObject({ outcome: 'fine' });
    const { steps, stages } = await play(subject);
    expect(steps.map(({ kind, actorName, at }) => [kind, actorName, (at - MORNING) / MINUTE])).toEqual([
      ['resync', 'ling', 0],
      ['check_waybills', 'ling', 5],
      ['check_address', 'ling', 6],
    ]);
    expect(stages.map(({ stand }) => stand)).toEqual(['now', 'ahead', 'ahead', 'ahead']);
    const { rows } = await pool().query(`select action from audit where subject = $1 order by id`, [subject]);
    expect(rows.map((row) => row.action)).toEqual(expect.arrayContaining(['play.resync', 'play.check_waybills', 'play.check_address']));
  });

  it('show the systems on one axis with what is waited for, and keep what was found there', async () => {
    const { subject } = await openCase('P2');
    const evidence = await readEvidence(ctx, { subject });
    if (evidence.kind !== 'found') throw new Error(evidence.kind);
    expect(evidence.axis!.lanes.map(({ source }) => source)).toEqual(['customer', 'shop', 'wms', 'sf']);
    expect(evidence.axis!.breaks).toMatchObject([{ clock: 'movement', awaited: ['carrier', 'aggregator', 'tms'] }]);
    await noteLook(ctx, { subject, by, look: 'find_break', isFound: true, words: '快递停更' });
    now += MINUTE;
    expect(await nameCause(ctx, { subject, by, cause: 'no.such', words: '' })).toEqual({ kind: 'bad_cause' });
    await nameCause(ctx, { subject, by, cause: 'carrier.no_movement', words: '' });
    expect((await play(subject)).steps.map(({ outcome, detail, words }) => [outcome, detail, words])).toEqual([
      ['found', { system: 'carrier' }, '快递停更'],
      ['done', { cause: 'carrier.no_movement' }, null],
    ]);
  });

  it('keep what was written encrypted', async () => {
    const { subject } = await openCase('P3');
    await tellGroup(ctx, { subject, by, words: `${BOX} 13800138000` });
    await releaseStock(ctx, { subject, by, words: BOX, hours: 4 });
    await fileReports(ctx);
    const { rows } = await pool().query(`select row_to_json(p)::text as row from play_step p union all
      select row_to_json(c)::text from case_report c union all select row_to_json(a)::text from audit a`);
    const dump = rows.map(({ row }) => row).join();
    expect(dump).toContain('tell_group');
    expect(dump).not.toContain(Buffer.from(BOX).toString('hex'));
    expect(dump).not.toContain(BOX);
  });

  it('link pasted numbers to the case’s own order only, and only numbers that can be the carrier’s', async () => {
    const { subject } = await openCase('P4');
    await delivered(ctx, 'P5', now - HOUR);
    const text = 'P4, 中通, 75312345678901\nP5,zto,75312345678902\nP4,sf,1Z999\nhalf\n';
    expect(await importWaybills(ctx, { subject, by, text })).toEqual({
      kind: 'imported',
      linked: 1,
      known: 0,
      unread: ['half'],
      strangers: ['P5'],
      odd: ['1Z999'],
    });
    expect((await documentOf(ctx, 'P4')).state.shipments.map(({ key }) => key)).toContain('zto/75312345678901');
    expect((await documentOf(ctx, 'P5')).state.shipments).toHaveLength(1);
    expect(await importWaybills(ctx, { subject, by, text: 'P4 zto 75312345678901' })).toMatchObject({ linked: 0, known: 1 });
  });

  it('that are makeshifts keep the case open until they are entered where they belong', async () => {
    const { subject } = await openCase('P6');
    await releaseStock(ctx, { subject, by, words: BOX, hours: 4 });
    const forced = await forceForward(ctx, { subject, by, lifecycle: 'completed', reason: '已确认', hours: 4 });
    expect(forced).toEqual({ kind: 'refused', why: 'open_dispute' });
    const isBooked = async () => (await play(subject)).checks.find(({ check }) => check === 'booked')?.isMet;
    expect(await isBooked()).toBe(false);
    const [step] = (await play(subject)).steps;
    expect(step).toMatchObject({ kind: 'release_stock', until: MORNING + 4 * HOUR });
    expect(await bookStep(ctx, { subject, by, id: step!.id })).toEqual({ kind: 'taken' });
    expect(await bookStep(ctx, { subject, by, id: step!.id })).toEqual({ kind: 'missing' });
    expect(await isBooked()).toBe(true);
  });
});

describe('what somebody has to come back to', () => {
  const alerts = async () => {
    const { rows } = await pool().query(
      `select template, recipient, params from notice where template like 'alert.%' and params::text like '%step%'`,
    );
    return rows as { template: string; recipient: string; params: object }[];
  };

  it('is told once when its time is over, to who has to see to it, without what was written', async () => {
    const { subject, id } = await openCase('F1');
    const other = await addStaff('agent', 'wang');
    await releaseStock(ctx, { subject, by, words: BOX, hours: 4 });
    expect(await noteImprovement(ctx, { subject, by, words: BOX, ownerId: other, days: 7 })).toEqual({ kind: 'taken' });
    await noteImprovement(ctx, { subject, by, words: '只是一句话' });
    expect((await readOwedSteps(ctx)).map(({ kind, ownerName }) => [kind, ownerName])).toEqual([
      ['release_stock', null],
      ['improve', 'wang'],
    ]);
    expect(await remindOfSteps(ctx)).toBe(0);
    now += 4 * HOUR;
    expect([await remindOfSteps(ctx), await remindOfSteps(ctx)]).toEqual([1, 0]);
    now += 7 * 24 * HOUR;
    expect(await remindOfSteps(ctx)).toBe(1);
    const told = await alerts();
    expect(told.map(({ template, recipient }) => [template, recipient])).toEqual([
      ['alert.makeshift_over', `person:${staffId}`],
      ['alert.improvement_due', `person:${other}`],
    ]);
    expect(told[0]!.params).toMatchObject({ ticketId: id, step: 'release_stock' });
    expect(JSON.stringify(told)).not.toContain(BOX);
  });

  it('is done with once it is marked, and nobody is named who left', async () => {
    const { subject } = await openCase('F2');
    await noteImprovement(ctx, { subject, by, words: BOX, days: 7 });
    const [step] = await readOwedSteps(ctx);
    expect(await bookStep(ctx, { subject, by, id: step!.id })).toEqual({ kind: 'taken' });
    expect(await readOwedSteps(ctx)).toEqual([]);
    now += 8 * 24 * HOUR;
    expect(await remindOfSteps(ctx)).toBe(0);
    await pool().query('update staff set active = false where id = $1', [staffId]);
    expect(await noteImprovement(ctx, { subject, by, words: BOX, ownerId: staffId, days: 7 })).toEqual({ kind: 'no_such_owner' });
  });
});

describe('the report of a case', () => {
  async function closedCase(orderNo: string) {
    const opened = await openCase(orderNo);
    const { subject, id } = opened;
    await checkWaybillsOfCase(ctx, { subject, by });
    now += 20 * MINUTE;
    await nameCause(ctx, { subject, by, cause: 'carrier.lost', words: '' });
    await closeTicket(ctx, { ticketId: id, staffId, cause: 'carrier.no_movement', done: '已补发' });
    return opened;
  }

  it('writes itself once the case is closed, and anew when something more was done', async () => {
    const { subject } = await closedCase('Q1');
    expect(await fileReports(ctx)).toBe(1);
    expect(await fileReports(ctx)).toBe(0);
    now += MINUTE;
    await noteImprovement(ctx, { subject, by, words: '每天 17:00 核对未揽收' });
    expect(await fileReports(ctx)).toBe(1);
    const { reports } = await readRegister(ctx, {});
    expect(reports).toHaveLength(1);
    const { report } = reports[0]!;
    expect([report.people, report.cause, report.measures, report.improvements]).toEqual([
      ['ling'],
      'carrier.no_movement',
      ['已补发'],
      ['每天 17:00 核对未揽收'],
    ]);
    const markdown = caseMarkdown(report, 'zh-CN', 'Asia/Shanghai');
    expect(markdown).toContain('2026-11-17 10:20');
    expect(markdown).toContain('已补发');
  });

  it('is found by its words, parts of Chinese sentences too, and stays encrypted', async () => {
    await closedCase('Q5');
    await fileReports(ctx);
    const found = async (words: string) => (await readRegister(ctx, { words })).reports.length;
    for (const words of ['补发', '已补', 'q5', 'Ling 补发', '号']) expect([words, await found(words)]).toEqual([words, 1]);
    for (const words of ['补退', 'Q5 退款', '仓']) expect([words, await found(words)]).toEqual([words, 0]);
    const { rows } = await pool().query('select terms::text from case_report');
    expect(rows[0].terms.length).toBeGreaterThan(100);
    expect(rows[0].terms).not.toContain('补');
  });

  it('is found by the next case that looks like it, and not by the case itself', async () => {
    const first = await closedCase('Q2');
    await fileReports(ctx);
    expect((await play(first.subject)).similar).toEqual([]);
    const { subject } = await openCase('Q3');
    await checkWaybillsOfCase(ctx, { subject, by });
    const { similar } = await play(subject);
    expect(similar.map(({ report }) => report.matter)).toMatchObject([{ orderNo: 'Q2' }]);
    expect(similar[0]!.shared).toContain('found:odd_number');
    expect(similar[0]!.report.measures).toEqual(['已补发']);
  });

  it('says what is still open at its verification', async () => {
    const { subject } = await openCase('Q4');
    const verified = await verifyNow(ctx, { subject, by });
    expect(verified).toMatchObject({ kind: 'taken' });
    expect((await play(subject)).steps.at(-1)).toMatchObject({
      kind: 'verify',
      outcome: 'open',
      detail: { findings: ['cause_named', 'told', 'confirmed'] },
    });
  });

  it('closed with a check unmet, its last stage says which, and so does the report', async () => {
    const { subject } = await closedCase('Q6');
    await verifyNow(ctx, { subject, by });
    const { stages, report } = await play(subject);
    expect(stages.at(-1)).toMatchObject({ stage: 'close', stand: 'unmet', unmet: ['confirmed'] });
    expect(caseMarkdown(report, 'zh-CN', 'Asia/Shanghai')).toContain('客户还没有确认');
  });
});
