import { z } from 'zod';
import { LANGUAGES } from '@/server/domain/shared/language';

const phone = z.string().min(1).max(40).meta({ description: 'As the buyer writes it: 13800138000 or +55 11 91234-5678' });
const solution = {
  challenge: z.string().max(200).optional().meta({ description: 'Of the answer 403, or from GET /api/v1/track/challenge' }),
  nonce: z.string().max(40).optional().meta({ description: 'Such that sha256(challenge:nonce) starts with `bits` zero bits' }),
};

/** Body of `POST /api/v1/track`. */
export const trackRequest = z
  .object({ orderNo: z.string().min(1).max(200).meta({ description: 'Of the order, or of one of its parcels' }), phone, ...solution })
  .meta({ id: 'TrackRequest' });

/** Body of `POST /api/v1/track/code`. */
export const codeRequest = z
  .object({ phone, language: z.enum(LANGUAGES).optional().meta({ description: 'Of the message' }), ...solution })
  .meta({ id: 'TrackCodeRequest' });

/** Answer of `POST /api/v1/track/code`: the same for a phone with orders and for one without. */
export const codeAnswer = z
  .object({
    ticket: z.string().meta({ description: 'Under which the code is good' }),
    expiresAt: z.iso.datetime(),
    resendAt: z.iso.datetime().meta({ description: 'From when another code can be asked for' }),
  })
  .meta({ id: 'TrackCode' });

/** Body of `POST /api/v1/track/verify`. */
export const verifyRequest = z
  .object({
    ticket: z.string().min(1).max(400),
    code: z.string().min(1).max(300).meta({ description: 'The six digits, or the whole message' }),
  })
  .meta({ id: 'TrackVerifyRequest' });

const listedOrder = z.object({
  shop: z.string(),
  orderNo: z.string(),
  code: z.string().meta({ description: 'Of its page, /q/{code}' }),
  placedAt: z.iso.datetime(),
  lifecycle: z.string(),
  headline: z.object({ 'zh-CN': z.string(), en: z.string() }),
});

/** Answer of `POST /api/v1/track/verify`. The session travels in the cookie that comes with it. */
export const verifyAnswer = z
  .object({
    orders: z.array(listedOrder).meta({ description: 'The newest twenty orders of the phone, over all shops' }),
    next: z.string().nullable().meta({ description: 'What `?before=` of /track/orders is for older ones' }),
  })
  .meta({ id: 'TrackVerified' });

/** Answer of `GET /api/v1/track/challenge`. */
export const trackChallenge = z
  .object({ challenge: z.string(), bits: z.number().int(), algorithm: z.literal('sha-256'), expiresAt: z.iso.datetime() })
  .meta({ id: 'TrackChallenge' });
