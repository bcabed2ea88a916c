import { z } from 'zod';
import { takeFromLimit } from '@/server/api/rate-limits';
import { PASSWORD_MIN } from '@/server/domain/access/password-rule';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { QUIET_CHOICES } from '@/server/domain/preference/preference';
import { changeOwnPassword } from '@/server/usecases/staff/change-own-password';
import { keepOwnQuiet, keepOwnReach, readOwnQuiet, readOwnReach, STAFF_MEDIA } from '@/server/usecases/staff/keep-own-reach';
import { router, viewerProcedure } from './procedures';

const passwords = z.object({ old: z.string().max(200), next: z.string().min(PASSWORD_MIN).max(200) });

const reach = z.object({ medium: z.enum(STAFF_MEDIA), text: z.string().max(200) });

const quiet = z.object({
  quiet: z.enum(QUIET_CHOICES).nullable(),
  timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai'),
});

export const accountRouter = router({
  reach: viewerProcedure.query(({ ctx }) => readOwnReach(ctx.ctx, { staffId: ctx.staff.id })),
  keepReach: viewerProcedure.input(reach).mutation(({ ctx, input }) => keepOwnReach(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  quiet: viewerProcedure.query(({ ctx }) => readOwnQuiet(ctx.ctx, { staffId: ctx.staff.id })),
  keepQuiet: viewerProcedure.input(quiet).mutation(({ ctx, input }) => keepOwnQuiet(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  changePassword: viewerProcedure.input(passwords).mutation(async ({ ctx, input }) => {
    await takeFromLimit('sign_in_account', ctx.staff.email);
    return changeOwnPassword(ctx.ctx, { ...input, id: ctx.staff.id });
  }),
});
