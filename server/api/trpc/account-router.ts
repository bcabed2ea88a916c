import { z } from 'zod';
import { takeFromLimit } from '@/server/api/rate-limits';
import { PASSWORD_MIN } from '@/server/domain/access/password-rule';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { GROUP_NAMES, WAY_HEARS } from '@/server/domain/notice/staff-way';
import { QUIET_CHOICES } from '@/server/domain/preference/preference';
import { changeOwnPassword } from '@/server/usecases/staff/change-own-password';
import { keepOwnQuiet, keepOwnReach, readOwnQuiet, readOwnReach, STAFF_MEDIA } from '@/server/usecases/staff/keep-own-reach';
import { keepGroupName, keepOwnWays, readOwnWays } from '@/server/usecases/staff/keep-own-ways';
import { router, viewerProcedure } from './procedures';

const passwords = z.object({ old: z.string().max(200), next: z.string().min(PASSWORD_MIN).max(200) });

const reach = z.object({ medium: z.enum(STAFF_MEDIA), text: z.string().max(200) });

const ways = z.object({ ways: z.array(z.object({ medium: z.enum(STAFF_MEDIA), hears: z.enum(WAY_HEARS) })).max(10) });
/** A user id of WeCom or DingTalk, or a phone. */
const groupName = z.object({
  of: z.enum(GROUP_NAMES),
  name: z
    .string()
    .trim()
    .max(64)
    .regex(/^@?[\w+.@-]*$/),
});

const quiet = z.object({
  quiet: z.enum(QUIET_CHOICES).nullable(),
  timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai'),
});

export const accountRouter = router({
  reach: viewerProcedure.query(({ ctx }) => readOwnReach(ctx.ctx, { staffId: ctx.staff.id })),
  keepReach: viewerProcedure.input(reach).mutation(({ ctx, input }) => keepOwnReach(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  ways: viewerProcedure.query(({ ctx }) => readOwnWays(ctx.ctx, { staffId: ctx.staff.id })),
  keepWays: viewerProcedure.input(ways).mutation(({ ctx, input }) => keepOwnWays(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  keepGroupName: viewerProcedure.input(groupName).mutation(({ ctx, input }) => keepGroupName(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  quiet: viewerProcedure.query(({ ctx }) => readOwnQuiet(ctx.ctx, { staffId: ctx.staff.id })),
  keepQuiet: viewerProcedure.input(quiet).mutation(({ ctx, input }) => keepOwnQuiet(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  changePassword: viewerProcedure.input(passwords).mutation(async ({ ctx, input }) => {
    await takeFromLimit('sign_in_account', ctx.staff.email);
    return changeOwnPassword(ctx.ctx, { ...input, id: ctx.staff.id });
  }),
});
