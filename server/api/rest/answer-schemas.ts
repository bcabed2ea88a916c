import { z } from 'zod';
import { orderReading } from '@/server/domain/access/order-reading';
import { ERROR_CODES } from '@/server/domain/shared/errors';
import { REPORT_KINDS, TICKET_CLASSES, TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';

const at = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC.', example: '2026-11-21T12:00:00.000Z' });
const nextCursor = z.string().nullable().meta({ description: 'Cursor of the next page; null on the last.' });

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(ERROR_CODES).meta({ description: 'Stable; what programs should read.' }),
    detail: z.string().meta({ description: 'What happened in this case and what to do about it.' }),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const itemResult = z
  .object({
    index: z.number().int().meta({ description: 'Place of the item in the call, from 0.' }),
    status: z.enum(['accepted', 'duplicate', 'unmapped', 'rejected']).meta({
      description:
        '`duplicate`: recorded before, nothing changed. `unmapped`: recorded, but nobody has said what its sourceCode means. `rejected`: not recorded.',
    }),
    orderId: z.uuid().optional(),
    field: z.string().optional().meta({ description: 'Of a rejected item: where the mistake is.', example: 'customer.phone' }),
    reason: z.string().optional().meta({ description: 'Of a rejected item: how to mend it.' }),
  })
  .meta({ id: 'ItemResult' });

const statusCounts = z.object({ accepted: z.int(), duplicate: z.int(), unmapped: z.int(), rejected: z.int() });

/** Answer of the two batch calls: one result an item, in the order of the call. */
export const batchAnswer = z.object({ counts: statusCounts, results: z.array(itemResult) }).meta({ id: 'BatchAnswer' });

export const noticeReading = z
  .object({
    id: z.uuid(),
    shop: z.string().nullable(),
    orderNo: z.string().nullable().meta({ description: 'Null, as is the shop, for alerts to staff that concern no single order' }),
    cause: z.string(),
    recipient: z
      .string()
      .meta({ description: '`customer`, `staff:<role>` in the console, `person:<id>` for a member of staff outside it' }),
    template: z.string(),
    state: z.string(),
    detail: z.string().nullable(),
    dueAt: at,
    createdAt: at,
    settledAt: at.nullable(),
    seenAt: at.nullable().meta({ description: 'When somebody of staff saw the alert' }),
    attempts: z.array(
      z.object({
        channel: z.string(),
        outcome: z.string(),
        code: z.string().nullable(),
        startedAt: at,
        endedAt: at.nullable(),
        receiptAt: at.nullable(),
      }),
    ),
  })
  .meta({ id: 'Notice' });

export const ticketReading = z
  .object({
    id: z.uuid(),
    no: z.string().meta({ description: 'As people tell it each other', example: '482-7193' }),
    shop: z.string(),
    orderNo: z.string(),
    class: z.enum(TICKET_CLASSES),
    kind: z.enum(REPORT_KINDS).nullable().meta({ description: 'What the customer reported; null where systems or people noticed it' }),
    type: z.string().meta({ description: 'Code of the library of exceptions', example: 'logistics.not_collected' }),
    reason: z.string().nullable().meta({ description: '`<party>.<cause>` that opened it; null for reports' }),
    priority: z.enum(TICKET_PRIORITIES),
    state: z.enum(['open', 'answered', 'closed']).meta({ description: 'Whose turn it is: ours, the customer’s, nobody’s' }),
    checks: z.record(z.string(), z.string()).meta({ description: 'What the customer checked, step by step' }),
    openedAt: at,
    answerBy: at.nullable().meta({ description: 'When the next answer is promised; null while it is not our turn' }),
    answeredAt: at.nullable().meta({ description: 'First answer' }),
    owner: z.string().nullable().meta({ description: 'Who of staff looks after it' }),
    photos: z.int(),
    cause: z.string().nullable().meta({ description: '`<party>.<cause>`, once it is closed', example: 'carrier.early_sign' }),
    closedAt: at.nullable(),
    confirmedAt: at.nullable().meta({ description: 'The customer said that it is settled' }),
    reopened: z.int(),
  })
  .meta({ id: 'Ticket' });

export const ticketPage = z.object({ tickets: z.array(ticketReading), nextCursor }).meta({ id: 'Tickets' });

export const orderAnswer = orderReading
  .extend({ notices: z.array(noticeReading), tickets: z.array(ticketReading) })
  .meta({ id: 'OrderInFull' });

const words = z.object({ long: z.string(), short: z.string() });

const orderRow = z
  .object({
    shop: z.string(),
    orderNo: z.string(),
    lifecycle: z.string(),
    phase: z.string(),
    health: z.enum(['green', 'yellow', 'red']),
    headline: z.object({ 'zh-CN': words, 'zh-TW': words, en: words }),
    attention: z.array(z.object({ kind: z.string(), since: at, reason: z.string() })),
    trackingNos: z.array(z.string()),
    carrier: z.string().nullable(),
    destination: z.object({ province: z.string().nullable(), city: z.string().nullable() }),
    placedAt: at,
    lastEventAt: at.nullable(),
  })
  .meta({ id: 'OrderRow' });

export const orderPage = z.object({ orders: z.array(orderRow), nextCursor }).meta({ id: 'OrderPage' });
export const noticePage = z.object({ notices: z.array(noticeReading), nextCursor }).meta({ id: 'NoticePage' });
