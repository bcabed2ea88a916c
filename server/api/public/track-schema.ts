import { z } from 'zod';

/** Body of `POST /api/v1/track`. */
export const trackRequest = z
  .object({
    orderNo: z.string().min(1).max(200),
    phone: z.string().min(1).max(40).meta({ description: 'As the buyer writes it: 13800138000 or +55 11 91234-5678' }),
    challenge: z.string().max(200).optional().meta({ description: 'From GET /api/v1/track/challenge, once the answer asks for it' }),
    nonce: z.string().max(40).optional().meta({ description: 'Such that sha256(challenge:nonce) starts with `bits` zero bits' }),
  })
  .meta({ id: 'TrackRequest' });

/** Answer of `GET /api/v1/track/challenge`. */
export const trackChallenge = z
  .object({ challenge: z.string(), bits: z.number().int(), algorithm: z.literal('sha-256'), expiresAt: z.iso.datetime() })
  .meta({ id: 'TrackChallenge' });
