import { readBoard } from '@/server/usecases/staff/read-board';
import { router, viewerProcedure } from './procedures';

export const boardRouter = router({
  read: viewerProcedure.query(({ ctx }) => readBoard(ctx.ctx)),
});
