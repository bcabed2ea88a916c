import { z } from 'zod';
import { changeChannel, switchChannel, wakeChannel } from '@/server/usecases/channel/change-channel';
import { type ChannelShown, readChannels } from '@/server/usecases/channel/read-channels';
import { isChannelCode } from '@/server/usecases/channel/ready-channels';
import { showReceiptsAddress } from '@/server/usecases/channel/receipts-address';
import { testChannel } from '@/server/usecases/channel/test-channel';
import { adminProcedure, router } from './procedures';

const code = z.custom<ChannelShown['code']>((value) => typeof value === 'string' && isChannelCode(value));
const one = z.object({ code });
/** In millionths; a thousand million of any currency is beyond every price and ceiling. */
const micros = z.number().int().min(0).max(1e15);

const wish = z.object({
  code,
  version: z.number().int().min(0),
  account: z.record(z.string().max(40), z.string().max(20_000).nullable()).nullable(),
  cap: z.object({ count: z.number().int().min(1).max(100_000), perMs: z.number().int().min(1_000).max(86_400_000) }).nullable(),
  priceMicros: micros,
  currency: z.string().regex(/^[A-Z]{3}$/),
  ceilingMicros: micros.nullable(),
});

export const channelRouter = router({
  list: adminProcedure.query(({ ctx }) => readChannels(ctx.ctx)),
  change: adminProcedure.input(wish).mutation(({ ctx, input }) => changeChannel(ctx.ctx, { ...input, by: ctx.actor })),
  switch: adminProcedure
    .input(one.extend({ isOn: z.boolean() }))
    .mutation(({ ctx, input }) => switchChannel(ctx.ctx, { ...input, by: ctx.actor })),
  wake: adminProcedure.input(one).mutation(({ ctx, input }) => wakeChannel(ctx.ctx, { ...input, by: ctx.actor })),
  test: adminProcedure
    .input(one.extend({ words: z.string().trim().min(1).max(200) }))
    .mutation(({ ctx, input }) => testChannel(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  showAddress: adminProcedure.input(one).mutation(({ ctx, input }) => showReceiptsAddress(ctx.ctx, { ...input, by: ctx.actor })),
});
