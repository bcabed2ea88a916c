import { z } from 'zod';
import type { Contact } from '../order/contact';
import { LONGEST_SELLER, MOST_DISPATCH_DAYS } from '../order/header-limits';
import { readPhone } from '../shared/phone';
import type { OrderHeader } from '../tracking/fact';
import { coordinates, country, currency, decimal, instant, line, orderNumber, shopCode, slugWord, words } from './schema-parts';

/** An order as its shop posts it. */
export interface PostedOrder {
  header: OrderHeader;
  contact: Contact;
}

const address = z
  .object({
    country,
    province: line(100).optional(),
    city: line(100),
    district: line(100).optional(),
    address: words(500).optional().meta({ description: 'Street and house; kept encrypted, shown to nobody but the owner and staff.' }),
    postcode: line(20).optional(),
    ...coordinates,
  })
  .meta({ id: 'Address' });

const item = z
  .object({
    sku: line(100),
    name: words(300).pipe(z.string().min(1)),
    quantity: z.number().int().positive().max(1_000_000),
    price: decimal.optional(),
    category: line(100).optional().meta({ description: 'Product line, for the board.' }),
  })
  .meta({ id: 'OrderItem' });

const customer = z
  .object({
    name: words(200).pipe(z.string().min(1)),
    phone: line(40).meta({
      description: 'E.164, or a number of the destination country. Kept encrypted; customers prove themselves with it.',
      example: '+8613800138000',
    }),
    email: z.email().max(254).optional(),
  })
  .meta({ id: 'Customer' });

/** One order of `POST /api/v1/orders`. */
export const postedOrder = z
  .object({
    shop: shopCode,
    orderNo: orderNumber,
    type: z.enum(['normal', 'presale', 'custom']).default('normal'),
    placedAt: instant,
    customer,
    destination: address,
    origin: address.omit({ address: true }).partial({ city: true }).optional(),
    items: z.array(item).max(500).default([]),
    amount: decimal.optional(),
    currency: currency.optional(),
    promisedBy: instant.optional().meta({ description: 'What the shop promised at order time.' }),
    tags: z.array(line(50)).max(50).optional(),
    channel: line(50).optional().describe('Where it was sold, in your own words'),
    codAllowed: z.boolean().optional().meta({ description: 'Cash on delivery: it may be sent before it is paid.' }),
    lockerConsent: z.boolean().optional().meta({
      description:
        'Whether the customer agreed to a locker or pickup point. `false`: leaving it there is flagged as a breach. Left out: nobody asked, nothing is claimed.',
    }),
    seller: line(LONGEST_SELLER).optional().meta({
      description: 'Who sends it where the shop is a marketplace: a name or an id, never a private person. Shown to staff only.',
    }),
    service: slugWord.optional().meta({
      description: 'The shipping service chosen, in your own words; kept as a slug, `Same Day` as `same_day`.',
      example: 'express',
    }),
    dispatchDays: z.number().min(0).max(MOST_DISPATCH_DAYS).optional().meta({
      description: "The seller's allowance from payment to hand-over, in working days; fractions count.",
      example: 2,
    }),
    paymentMethod: slugWord.optional().meta({
      description: 'How it will be or was paid, in your own words; kept as a slug.',
      example: 'credit_card',
    }),
  })
  .transform((order, ctx): PostedOrder => {
    const phone = readPhone(order.customer.phone, order.destination.country);
    if (phone === null) {
      const message = `is no phone number of ${order.destination.country}; write it with country code, such as +8613800138000`;
      ctx.issues.push({ code: 'custom', message, path: ['customer', 'phone'], input: order.customer.phone });
      return z.NEVER;
    }
    const { address: street, postcode, ...destination } = order.destination;
    return {
      header: {
        shop: order.shop,
        orderNo: order.orderNo,
        type: order.type,
        placedAt: order.placedAt,
        destination,
        origin: order.origin && withoutPostcode(order.origin),
        items: order.items,
        amount: order.amount,
        currency: order.currency,
        promisedBy: order.promisedBy,
        tags: order.tags,
        channel: order.channel,
        codAllowed: order.codAllowed,
        lockerConsent: order.lockerConsent,
        seller: order.seller,
        service: order.service,
        dispatchDays: order.dispatchDays,
        paymentMethod: order.paymentMethod,
      },
      contact: { name: order.customer.name, phone, email: order.customer.email, address: street, postcode },
    };
  })
  .meta({
    id: 'PostedOrder',
    example: {
      shop: 'north',
      orderNo: 'N-2026-1107',
      type: 'normal',
      placedAt: '2026-11-20T09:00:00+08:00',
      customer: { name: '王小明', phone: '+8613800138000' },
      destination: { country: 'CN', province: '上海市', city: '上海市', district: '徐汇区', address: '漕溪北路 1 号' },
      items: [{ sku: 'TEA-1', name: '龙井 200 g', quantity: 2, price: '64.00' }],
      amount: '128.00',
      currency: 'CNY',
      promisedBy: '2026-11-23T20:00:00+08:00',
    },
  });

function withoutPostcode<T extends { postcode?: string }>({ postcode: _, ...place }: T): Omit<T, 'postcode'> {
  return place;
}
