import { z } from 'zod';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { connectorSettings } from '@/server/domain/connector/connector-settings';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';
import { listExampleConnectors, readExampleConnector } from '@/server/usecases/source/example-connectors';
import { pullNow, readConnector } from '@/server/usecases/source/read-connector';
import { readInbox } from '@/server/usecases/source/read-inbox';
import { saveConnector } from '@/server/usecases/source/save-connector';
import { tryConnector } from '@/server/usecases/source/try-connector';
import { adminProcedure, router } from './procedures';

const id = z.uuid();
const account = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^\P{Cc}*$/u),
  shop: z.string().trim().min(1).max(64).nullable(),
  timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai'),
  settings: connectorSettings,
  secrets: z.record(z.string().max(64), z.string().max(20_000)).optional(),
};
const sample = z.object({ body: z.string().min(1).max(1_048_576), contentType: z.string().max(200).optional() });

export const connectorRouter = router({
  read: adminProcedure.input(z.object({ id })).query(({ ctx, input }) => readConnector(ctx.ctx, input)),
  inbox: adminProcedure.query(({ ctx }) => readInbox(ctx.ctx)),
  examples: adminProcedure.query(() => listExampleConnectors()),
  example: adminProcedure.input(z.object({ name: z.string().max(64) })).query(({ input }) => readExampleConnector(input.name)),
  save: adminProcedure
    .input(z.object({ ...account, kind: z.enum(SOURCE_KINDS) }))
    .mutation(({ ctx, input }) => saveConnector(ctx.ctx, { ...input, by: ctx.actor })),
  try: adminProcedure
    .input(
      z.object({
        ...account,
        sample: sample.optional(),
        number: z.string().trim().min(1).max(64).optional(),
        reveal: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx, input }) => tryConnector(ctx.ctx, { ...input, by: ctx.actor })),
  pullNow: adminProcedure
    .input(z.object({ id, isAnew: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => pullNow(ctx.ctx, { ...input, by: ctx.actor })),
});
