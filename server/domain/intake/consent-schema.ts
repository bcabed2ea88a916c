import { z } from 'zod';
import type { ConsentMedium, ConsentTopic, Wording } from '../consent/consent-fact';
import { TOPICS } from '../preference/preference';
import type { Instant } from '../shared/instant';
import { readPhone } from '../shared/phone';
import { instant, line, words } from './schema-parts';

/** What a customer chose at the shop, as its systems tell it. */
export interface PostedConsent {
  /** E.164. */
  phone: string;
  medium: ConsentMedium;
  topic: Exclude<ConsentTopic, 'once'>;
  says: 'in' | 'out';
  at: Instant;
  wording: Wording;
  evidence?: string | undefined;
}

/** One consent of `POST /api/v1/consents`. */
export const postedConsent = z
  .object({
    phone: line(40).meta({ description: 'E.164, or a number of `country`. Kept as a keyed hash.', example: '+8613800138000' }),
    country: z.string().length(2).optional(),
    medium: z.enum(['sms', 'wechat', 'mail', 'any']).meta({ description: '`any` goes with a topic.' }),
    topic: z
      .enum(['all', ...TOPICS])
      .default('all')
      .meta({ description: 'What customers need (payment, collection, a failed delivery …) has no topic: it ends with its medium alone.' }),
    says: z.enum(['in', 'out']),
    at: instant.meta({ description: 'When the customer chose; a later choice holds, whoever told of it.' }),
    wording: z
      .object({ language: line(20), text: words(2_000).pipe(z.string().min(1)) })
      .meta({ description: 'What was shown at that moment. No personal data: a proof is never changed.' }),
    where: line(100).optional().meta({ description: 'Page or place of the choice, in your own words', example: 'checkout' }),
  })
  .transform(({ country, where, ...consent }, ctx): PostedConsent => {
    const phone = readPhone(consent.phone, country);
    const problem = (path: string, message: string) => {
      ctx.issues.push({ code: 'custom', message, path: [path], input: null });
      return z.NEVER;
    };
    if (phone === null) return problem('phone', 'is no phone number; write it with country code, such as +8613800138000');
    if (consent.medium === 'any' && consent.topic === 'all') return problem('medium', 'must be one medium where everything is meant');
    return { ...consent, phone, evidence: where };
  })
  .meta({
    id: 'PostedConsent',
    example: {
      phone: '+8613800138000',
      medium: 'mail',
      says: 'in',
      at: '2026-11-20T14:05:00+08:00',
      wording: { language: 'zh-CN', text: '把订单进展发到我的邮箱' },
      where: 'checkout',
    },
  });
