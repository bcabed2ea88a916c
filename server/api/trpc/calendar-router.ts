import { z } from 'zod';
import { readCalendarAlarms } from '@/server/usecases/calendar/check-calendar';
import { readCalendarPage, readRecomputes } from '@/server/usecases/calendar/read-calendars';
import { restoreCalendars, saveCalendars } from '@/server/usecases/calendar/save-calendars';
import { router, supervisorProcedure, viewerProcedure } from './procedures';

const DAY_MIN = 24 * 60;
const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a code is lower case letters, digits and underscores');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2026-10-01');
const days = z.array(day).max(400);
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters');

const minute = z.number().int().min(0).max(DAY_MIN);
const windows = z.array(z.object({ fromMin: minute, toMin: minute })).max(12);

const calendar = z.object({
  name: z.object({ 'zh-CN': z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) }),
  week: z.array(windows).length(7),
  country: country.nullable(),
  timeZone: z.string().min(1).max(60).optional(),
  closed: days.optional(),
  worked: days.optional(),
});

const party = z.string().regex(/^(warehouse|carrier|service|customer)(:.{1,80})?$/, 'a party is a kind, or a kind and a name');

const settings = z.object({
  calendars: z.record(code, calendar),
  parties: z.record(party, z.string().min(1).max(40)),
  holidays: z.record(country, z.record(z.string().regex(/^20\d{2}$/, 'a year has four digits'), z.object({ off: days, makeUp: days }))),
});

const base = z.number().int().min(0);

export const calendarRouter = router({
  read: viewerProcedure.query(({ ctx }) => readCalendarPage(ctx.ctx)),
  alarms: viewerProcedure.query(({ ctx }) => readCalendarAlarms(ctx.ctx)),
  progress: viewerProcedure.query(({ ctx }) => readRecomputes(ctx.ctx)),
  save: supervisorProcedure
    .input(z.object({ base, settings, note: z.string().trim().max(300) }))
    .mutation(({ ctx, input }) => saveCalendars(ctx.ctx, { ...input, by: ctx.actor })),
  restore: supervisorProcedure
    .input(z.object({ base, version: z.number().int().min(0) }))
    .mutation(({ ctx, input }) => restoreCalendars(ctx.ctx, { ...input, by: ctx.actor })),
});
