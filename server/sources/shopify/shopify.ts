import { answerWithStatus } from '../answer-with-status';
import { verifyBase64Hmac } from '../hmac';
import type { Source } from '../source';
import { parseWebhook } from './parse-webhook';
import { mapShopify } from './status-map';

/**
 * Shopify: orders and fulfilments of one shop, signed with the app's client secret; sends again 8 times over 4 hours
 * until it reads 2xx.
 */
export const shopify: Source = {
  code: 'shopify',
  kind: 'platform',
  secretNames: ['secret'],
  verify: (delivery, account) => verifyBase64Hmac(delivery, 'x-shopify-hmac-sha256', account.secrets.secret),
  parse: parseWebhook,
  map: mapShopify,
  answer: answerWithStatus,
};
