import { z } from 'zod';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';
import { isAddressRange } from '@/server/platform/address-range';
import { ADAPTERS } from '@/server/usecases/source/adapters';
import { addSource, changeSource, changeWatch, renewSource } from '@/server/usecases/source/change-source';
import { readProcessHealth } from '@/server/usecases/source/read-process-health';
import { readRefusedKeys } from '@/server/usecases/source/read-refused-keys';
import { readSourceBoard, SPANS, type Span } from '@/server/usecases/source/read-source-board';
import { listAdapters, readSourceCallers, readSourcePage } from '@/server/usecases/source/read-source-page';
import { dropRefusedCalls, replayRefusedCalls } from '@/server/usecases/source/replay-refused-calls';
import { adminProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const id = z.uuid();
const span = z.enum(Object.keys(SPANS) as [Span, ...Span[]]).default('24h');
const kind = z.enum(SOURCE_KINDS);
const shop = z.string().trim().min(1).max(64);
const timeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai');
const secrets = z.record(z.string().max(64), z.string().min(1).max(20_000));

const allowedFrom = z
  .array(z.string().max(64).refine(isAddressRange, 'must be an IP address or a CIDR block, such as 203.0.113.0/24'))
  .max(100);

const settings = z.object({
  promiseMin: z.number().int().min(1).max(10_080).nullable(),
  minSuccessPct: z.number().int().min(0).max(100),
  minFreshPct: z.number().int().min(0).max(100),
  minCompletePct: z.number().int().min(0).max(100),
  maxLatencyMs: z.number().int().min(10).max(60_000),
  watchSilence: z.boolean(),
});

export const sourceRouter = router({
  list: viewerProcedure.input(z.object({ span })).query(({ ctx, input }) => readSourceBoard(ctx.ctx, input)),
  read: viewerProcedure
    .input(z.union([z.object({ id, span }), z.object({ name: z.string().max(64), span })]))
    .query(({ ctx, input }) => readSourcePage(ctx.ctx, input)),
  process: viewerProcedure.query(({ ctx }) => readProcessHealth(ctx.ctx)),
  callers: supervisorProcedure.input(z.object({ id })).query(({ ctx, input }) => readSourceCallers(ctx.ctx, input)),
  refusedKeys: supervisorProcedure.query(({ ctx }) => readRefusedKeys(ctx.ctx)),
  replayRefused: adminProcedure
    .input(z.object({ keyId: id, afterId: z.number().int().min(0) }))
    .mutation(({ ctx, input }) => replayRefusedCalls(ctx.ctx, { ...input, by: ctx.actor })),
  dropRefused: adminProcedure
    .input(z.object({ keyId: id }))
    .mutation(({ ctx, input }) => dropRefusedCalls(ctx.ctx, { ...input, by: ctx.actor })),
  watch: supervisorProcedure
    .input(z.object({ id, settings }))
    .mutation(({ ctx, input }) => changeWatch(ctx.ctx, { ...input, by: ctx.actor })),
  adapters: adminProcedure.query(() => listAdapters()),
  add: adminProcedure
    .input(
      z.object({
        name: z
          .string()
          .trim()
          .min(1)
          .max(64)
          .regex(/^\P{Cc}*$/u),
        adapter: z.enum(ADAPTERS),
        kind: kind.optional(),
        shop: shop.optional(),
        timeZone: timeZone.optional(),
        secrets: secrets.optional(),
      }),
    )
    .mutation(({ ctx, input }) => addSource(ctx.ctx, { ...input, by: ctx.actor })),
  change: adminProcedure
    .input(
      z.object({
        id,
        change: z.object({
          kind: kind.optional(),
          shop: shop.nullish(),
          timeZone: timeZone.optional(),
          enabled: z.boolean().optional(),
          allowedFrom: allowedFrom.optional(),
        }),
      }),
    )
    .mutation(({ ctx, input }) => changeSource(ctx.ctx, { ...input, by: ctx.actor })),
  renew: adminProcedure
    .input(z.object({ id, secrets: secrets.optional(), newAddress: z.boolean() }))
    .mutation(({ ctx, input }) => renewSource(ctx.ctx, { ...input, by: ctx.actor })),
});
