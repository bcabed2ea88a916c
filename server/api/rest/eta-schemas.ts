import { z } from 'zod';
import { etaReading } from '@/server/domain/access/order-reading';
import { coordinates, country, instant, line, shopCode, slugWord } from '@/server/domain/intake/schema-parts';
import { LONGEST_SELLER, MOST_DISPATCH_DAYS } from '@/server/domain/order/header-limits';
import { countryCode } from '@/server/domain/place/country';

/** A country that exists: nothing can be said of how long it takes to another. */
const knownCountry = country
  .refine((code) => countryCode(code) !== null, 'is not a country of ISO 3166-1; CN is China')
  .meta({ example: 'CN' });

const spot = z.object({
  country: knownCountry,
  province: line(100).optional(),
  city: line(100).optional(),
  district: line(100).optional(),
  ...coordinates,
});

/** Body of `POST /api/v1/eta`. */
export const etaQuestion = z
  .object({
    shop: shopCode,
    destination: spot.meta({ description: 'Where it would go; no street is needed.' }),
    origin: spot.partial({ country: true }).optional().meta({ description: 'Where it would be sent from.' }),
    carrier: line(64).optional().meta({ description: 'Who would bring it; left out, any carrier.', example: 'sf' }),
    service: slugWord.optional().meta({ description: 'The shipping service, as orders name it.', example: 'express' }),
    seller: line(LONGEST_SELLER).optional().meta({ description: 'Who would send it on a marketplace, as orders name them.' }),
    dispatchDays: z.number().min(0).max(MOST_DISPATCH_DAYS).optional().meta({
      description: "The seller's allowance from payment to hand-over, in working days.",
    }),
    paymentMethod: slugWord.optional().meta({ description: 'Some payments clear slowly.', example: 'bank_transfer' }),
    placedAt: instant.optional().meta({ description: 'When it would be placed; now unless said.' }),
    confidence: z.number().min(0.5, 'must be 0.5 to 0.95, such as 0.9').max(0.95, 'must be 0.5 to 0.95, such as 0.9').default(0.9).meta({
      description: 'Share of such orders that keep the promise, 0.5 to 0.95; 0.9 unless said. Higher is later and surer.',
    }),
  })
  .meta({
    id: 'EtaQuestion',
    example: { shop: 'north', destination: { country: 'CN', province: '上海市', city: '上海市' }, carrier: 'sf', confidence: 0.9 },
  });

const at = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC', example: '2026-11-23T12:00:00.000Z' });
const on = z.iso.date().meta({ description: "Day in the shop's zone", example: '2026-11-23' });

/** Answer of `POST /api/v1/eta`. */
export const etaAnswer = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('known'),
      timeZone: z.string().meta({ description: 'IANA zone of the shop, in which the days stand', example: 'Asia/Shanghai' }),
      window: z
        .object({ from: at, to: at, fromOn: on, toOn: on })
        .meta({ description: '8 of 10 such orders arrive between `from` and `to`.' }),
      likely: z.object({ at, on }).meta({ description: 'Half of such orders arrive before it.' }),
      promise: z
        .object({ by: at, on, confidence: z.number() })
        .meta({ description: 'The share `confidence` of such orders has arrived by then.' }),
      basis: etaReading.shape.basis,
      model: z.number().int().meta({ description: 'Version of the model that said so; 0 while nothing was learned.' }),
    }),
    z.object({
      kind: z.literal('unknown'),
      reason: z
        .literal('no_history')
        .meta({ description: "Neither the shop's orders nor a carrier's usual times say anything of such an order." }),
    }),
  ])
  .meta({
    id: 'EtaAnswer',
    example: {
      kind: 'known',
      timeZone: 'Asia/Shanghai',
      window: { from: '2026-11-23T02:10:00.000Z', to: '2026-11-25T09:40:00.000Z', fromOn: '2026-11-23', toOn: '2026-11-25' },
      likely: { at: '2026-11-24T06:30:00.000Z', on: '2026-11-24' },
      promise: { by: '2026-11-25T11:20:00.000Z', on: '2026-11-25', confidence: 0.9 },
      basis: { level: 'lane_carrier', orders: 312, leg: 'placed' },
      model: 41,
    },
  });
