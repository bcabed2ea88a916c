import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/server/platform/ids';
import { newContext } from '@/server/store/context';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { freshDatabase } from '../../database/fresh-database';
import { recordOrder } from './some-orders';
import { addStaff, callsAs } from './staff-caller';

const ctx = newContext();
let admin: string;
let orderId: string;

beforeEach(async () => {
  await freshDatabase();
  admin = await addStaff('admin');
  orderId = await recordOrder({ orderNo: 'A1' });
});

/** Runs a call and answers the audit lines it left. */
async function auditOf(work: () => Promise<unknown>) {
  await ctx.db.query('truncate audit');
  await work();
  const { rows } = await ctx.db.query('select actor, action, subject, detail from audit order by id');
  return rows as { actor: string; action: string; subject: string; detail: Record<string, unknown> }[];
}

const actions = (lines: { action: string }[]) => lines.map((line) => line.action);

describe('every change by staff', () => {
  it('is on record with who, what and to what', async () => {
    const calls = callsAs('admin', admin);
    const [note] = await auditOf(() => calls.order.addNote({ orderId, body: '客户要求改期' }));
    expect(note).toMatchObject({ actor: `staff:${admin}`, action: 'note.added', subject: `order:${orderId}` });
    expect(JSON.stringify(note)).not.toContain('客户要求改期');
    expect(actions(await auditOf(() => calls.key.create({ name: 'WMS', scopes: ['ingest'] })))).toEqual(['api_key.created']);
    const keyId = (await calls.key.list())[0]!.id;
    expect(actions(await auditOf(() => calls.key.revoke({ id: keyId })))).toEqual(['api_key.revoked']);
    expect(actions(await auditOf(() => calls.link.create({ orderId, tier: 1 })))).toEqual(['share_link.created']);
    expect(actions(await auditOf(() => calls.person.add({ email: 'new@shop.test', name: 'New', role: 'viewer' })))).toEqual([
      'staff.added',
    ]);
    expect(actions(await auditOf(() => calls.person.resetPassword({ id: admin })))).toEqual(['staff.password_reset']);
  });

  it('includes a rule with what it said before and after', async () => {
    await ensureDefaultRules(ctx);
    const calls = callsAs('supervisor', admin);
    const [rule] = await calls.rule.list();
    const { code, version, updatedAt: _at, updatedBy: _by, updatedByName: _name, enabled, ...body } = rule!;
    const rungs = body.rungs.map((rung, index) => (index === 0 ? { ...rung, afterMin: rung.afterMin - 1 } : rung));
    const lines = await auditOf(() =>
      calls.rule.publish({ code, base: version, enabled, body: { ...body, rungs } as never, percent: null, note: '' }),
    );
    expect(lines).toMatchObject([{ actor: `staff:${admin}`, action: 'rule.changed', subject: `rule:${code}` }]);
    const history = await calls.rule.history({ code });
    expect(history.map((one) => one.version)).toEqual([version + 1, version]);
  });

  it('leaves no line when nothing was changed', async () => {
    const calls = callsAs('admin', admin);
    const lines = await auditOf(async () => {
      expect(await calls.order.addNote({ orderId: newId(), body: 'x' })).toEqual({ kind: 'missing' });
      expect(await calls.person.add({ email: 'admin@shop.test', name: 'Twice', role: 'viewer' })).toEqual({ kind: 'address_taken' });
    });
    expect(lines).toEqual([]);
  });
});

describe('personal data', () => {
  it('is masked on the order page and in plain text only after a look that is on record', async () => {
    const calls = callsAs('viewer', admin);
    const page = await calls.order.read({ id: orderId });
    expect(JSON.stringify(page)).not.toMatch(/13800138000|王小明|文三路/);
    const lines = await auditOf(async () => {
      const shown = await calls.order.showContact({ orderId });
      expect(shown).toMatchObject({ kind: 'shown', contact: { name: '王小明', phone: '+8613800138000' } });
    });
    expect(lines).toMatchObject([
      { action: 'contact.shown', subject: `order:${orderId}`, detail: { fields: expect.arrayContaining(['phone']) } },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/13800138000|王小明|文三路/);
  });
});

describe('administrators', () => {
  it('cannot take the last one away, also when two try it on each other at once', async () => {
    const calls = callsAs('admin', admin);
    expect(await calls.person.change({ id: admin, active: false })).toEqual({ kind: 'last_admin' });
    const second = await addStaff('admin', 'second');
    const outcomes = await Promise.all([
      calls.person.change({ id: second, role: 'viewer' }),
      callsAs('admin', second).person.change({ id: admin, role: 'viewer' }),
    ]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['changed', 'last_admin']);
  });
});
