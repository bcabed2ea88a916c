import { z } from 'zod';
import { listNotices } from '@/server/usecases/staff/list-notices';
import { instantInput } from './instant-input';
import { router, viewerProcedure } from './procedures';

const page = z.object({
  state: z.string().max(20).optional(),
  before: z.object({ createdAt: instantInput, id: z.uuid() }).optional(),
});

export const noticeRouter = router({
  list: viewerProcedure.input(page).query(({ ctx, input }) => listNotices(ctx.ctx, input)),
});
