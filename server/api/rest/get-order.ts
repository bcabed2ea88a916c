import { z } from 'zod';
import { maskEmail, maskName, maskPhone } from '@/server/domain/access/mask';
import { presentOrder } from '@/server/domain/access/present-order';
import { presentRequest, type RequestReading } from '@/server/domain/access/present-request';
import { line, moment } from '@/server/domain/intake/schema-parts';
import type { Contact } from '@/server/domain/order/contact';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { AppError } from '@/server/domain/shared/errors';
import { showRequests } from '@/server/usecases/action/show-requests';
import { readOrder } from '@/server/usecases/order/read-order';
import { noticesAsOf } from '@/server/usecases/order/rows-as-of';
import { listNotices } from '@/server/usecases/staff/list-notices';
import { showContact } from '@/server/usecases/staff/show-contact';
import { readTicketList } from '@/server/usecases/ticket/read-tickets';
import { ticketsAsOf } from '@/server/usecases/ticket/tickets-as-of';
import { type ApiCall, answerGet } from './answer-call';
import { presentTicket } from './get-tickets';
import { presentNotice } from './present-notice';
import { readQuestion } from './read-question';

/** Query of `GET /api/v1/orders/{orderNo}`. */
export const orderQuery = z
  .object({
    shop: line(64).optional().meta({ description: 'Needed when several shops have the number.' }),
    asOf: moment.optional().meta({ description: 'The state as it was known at that moment.' }),
    contact: z.enum(['masked', 'full']).default('masked').meta({ description: '`full` shows name, phone and address, and is audited.' }),
  })
  .meta({ id: 'OrderQuery' });

/** `GET /api/v1/orders/{orderNo}`: everything about one order, now or as it was known at a past moment. */
export function getOrder(request: Request, { params }: { params: Promise<{ orderNo: string }> }): Promise<Response> {
  return answerGet(request, 'read', async (call) => {
    const { orderNo } = await params;
    const { contact: wanted, ...query } = readQuestion(Object.fromEntries(call.url.searchParams), orderQuery);
    const found = await readOrder(call.ctx, { orderNo, ...query });
    switch (found.kind) {
      case 'missing':
        throw new AppError('not_found', 'There is no such order.');
      case 'ambiguous':
        throw new AppError('ambiguous_order', `Several shops have this order number: ${found.shops.join(', ')}. Add ?shop=.`, {
          fields: found.shops.map((shop) => ({ field: 'shop', message: shop })),
        });
      case 'found': {
        const { document, timeZone } = found;
        const contact = wanted === 'full' ? await showInFull(call, document) : found.contact && masked(found.contact);
        const reading = presentOrder(document, { tier: 'staff', now: call.ctx.now(), timeZone, contact });
        const told = await listNotices(call.ctx, { orderId: document.id });
        const { tickets: all } = await readTicketList(call.ctx, { orderId: document.id });
        const tickets = query.asOf === undefined ? all : ticketsAsOf(all, document.state.tickets ?? [], query.asOf);
        const notices = query.asOf === undefined ? told.notices : noticesAsOf(told.notices, query.asOf);
        const requests = wanted === 'full' && reading.requests ? await showRequestsInFull(call, document) : reading.requests;
        return { status: 200, body: { ...reading, requests, notices: notices.map(presentNotice), tickets: tickets.map(presentTicket) } };
      }
    }
  });
}

/** New addresses and the words of invoices, which are sealed beside the log; looking at them is on record. */
async function showRequestsInFull(call: ApiCall, document: OrderDocument): Promise<RequestReading[] | undefined> {
  const wanted = await showRequests(call.ctx, { orderId: document.id, by: `key:${call.key.id}` });
  return document.state.customer?.requests?.map((request) => ({ ...presentRequest(request), wanted: wanted.get(request.identity) }));
}

async function showInFull(call: ApiCall, document: OrderDocument): Promise<Contact | null> {
  const shown = await showContact(call.ctx, { orderId: document.id, by: `key:${call.key.id}` });
  return shown.kind === 'shown' ? shown.contact : null;
}

function masked(contact: Contact): Contact {
  return {
    name: contact.name && maskName(contact.name),
    phone: contact.phone && maskPhone(contact.phone),
    email: contact.email && maskEmail(contact.email),
  };
}
