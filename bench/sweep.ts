import { median } from './compare';
import { copyId, type Original } from './multiply';
import type { Line } from './report';
import { multiplyTemplate, seedTemplate, settleDatabase } from './seed';
import type { Bench, Suite } from './suite';

const SIZES = (process.env.BENCH_SWEEP_SIZES ?? '10000,1000000').split(',').map(Number);
const DUE = 400;
const ROUNDS = 5;
/** Old enough that its collection is overdue by any calendar. */
const AGE_H = 400;

/** The sweep of due deadlines: the same number due among few and among many open orders. */
export const sweep: Suite = async (bench) => {
  const template = await seedTemplate(bench.db, AGE_H);
  const times: { floor: number; ours: number }[] = [];
  for (const size of SIZES) {
    bench.say(`filling up to ${size.toLocaleString('en')} open orders`);
    await fillUp(bench, template, size);
    const rounds: { floor: number; ours: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1)
      rounds.push(await sweepOnce(bench, template, (times.length * (ROUNDS + 1) + round) * DUE));
    // The first round warms up plans and code.
    const kept = rounds.slice(1);
    times.push({ floor: median(kept.map((r) => r.floor)), ours: median(kept.map((r) => r.ours)) });
  }
  const [few, many] = times as [{ floor: number; ours: number }, { floor: number; ours: number }];
  const growth = many.ours / few.ours;
  return [
    ...SIZES.map(
      (size, i): Line => ({
        what: `sweep among ${size.toLocaleString('en')}`,
        data: `${DUE} stalls due`,
        floor: `${times[i]!.floor.toFixed(0)} ms (claim alone)`,
        ours: `${times[i]!.ours.toFixed(0)} ms (claim, fold, record, notices)`,
        ratio: (times[i]!.floor / times[i]!.ours).toFixed(2),
        aim: '',
        isMet: null,
      }),
    ),
    {
      what: `sweep, ${SIZES.map((n) => n.toLocaleString('en'))
        .reverse()
        .join(' over ')}`,
      data: `median of ${ROUNDS} rounds each`,
      floor: (many.floor / few.floor).toFixed(2),
      ours: growth.toFixed(2),
      ratio: '',
      aim: '≤ 1.25',
      isMet: growth <= 1.25,
    },
  ];
};

/** Open orders that nothing is due for: the sweep never reads them, so their documents are short. */
export async function fillUp({ db }: Pick<Bench, 'db'>, template: Original, size: number): Promise<void> {
  const { rows } = await db.query<{ count: string }>('select count(*) from orders where open');
  const have = Number(rows[0]!.count);
  const step = 100_000;
  for (let from = have + 1; from <= size; from += step) {
    const to = Math.min(size, from + step - 1);
    await db.query(
      `insert into orders (id, shop, order_no, order_key, code, version, doc, lifecycle, phase, placed_at)
       select md5('fill' || k)::uuid, 'bench', 'FILL' || k, 'FILL' || k, 'fill' || k, 1, r.doc_short, 'shipped', 'shipped', now() - interval '1 day'
         from generate_series($1::int, $2::int) k, (select '{}'::json as doc_short) r on conflict do nothing`,
      [from, to],
    );
    await db.query(
      `insert into deadline (order_id, shipment_key, rule_code, rung, since, due_at)
       select md5('fill' || k)::uuid, d.shipment_key, d.rule_code, d.rung, now(), now() + interval '10 days' + k * interval '1 second'
         from generate_series($1::int, $2::int) k, deadline d where d.order_id = $3 on conflict do nothing`,
      [from, to, template.id],
    );
  }
  await settleDatabase(db);
}

/** Makes some fresh orders whose stall is due, and times the claim alone and the whole sweep of them. */
async function sweepOnce(
  bench: Bench,
  template: Original & { trackingNo: string; carrier: string },
  first: number,
): Promise<{ floor: number; ours: number }> {
  const { db } = bench;
  // The original itself is never due but while it is copied.
  await setDue(db, template, "now() - interval '1 hour'");
  await multiplyTemplate(db, template, { orderPrefix: 'BS', trackingPrefix: 'LS', from: first, to: first + DUE - 1 });
  const ids = `select ${copyId(template)} from generate_series(${first}, ${first + DUE - 1}) k`;
  await db.query(`delete from deadline where order_id in (${ids}) and due_at > now()`);
  const { rows } = await db.query<{ count: string }>('select count(*) from deadline where due_at <= now() and order_id <> $1', [
    template.id,
  ]);
  await setDue(db, template, "now() + interval '1 year'");
  if (Number(rows[0]!.count) < DUE) throw new Error(`${rows[0]!.count} deadlines are due instead of ${DUE}`);

  const floorBegun = performance.now();
  await db.query('begin');
  await db.query(CLAIM, [DUE * 10]);
  await db.query('rollback');
  const floor = performance.now() - floorBegun;

  const { sweepDeadlines } = await import('../server/usecases/stall/sweep-deadlines');
  const { newContext } = await import('../server/store/context');
  const begun = performance.now();
  let opened = 0;
  for (let isMore = true; isMore; ) {
    const swept = await sweepDeadlines(newContext());
    opened += swept.opened;
    isMore = swept.isMore;
  }
  const ours = performance.now() - begun;
  if (opened < DUE) throw new Error(`${opened} stalls were opened instead of ${DUE}`);
  return { floor, ours };
}

const CLAIM = `with due as (select ctid from deadline where due_at <= now() order by due_at limit $1 for update skip locked)
  update deadline d set leased_until = now() + interval '1 minute' from due where d.ctid = due.ctid returning d.order_id`;

function setDue(db: Bench['db'], template: Original, moment: string) {
  return db.query(`update deadline set due_at = ${moment} where order_id = $1`, [template.id]);
}
