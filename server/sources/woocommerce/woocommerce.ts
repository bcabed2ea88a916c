import { answerWithStatus } from '../answer-with-status';
import { verifyBase64Hmac } from '../hmac';
import type { Source } from '../source';
import { isPing, parseWebhook } from './parse-webhook';
import { mapWoocommerce } from './status-map';

/**
 * WooCommerce: orders of one shop, signed with the webhook's secret. It never sends again, and stops for good after five
 * failures in a row, so that news about anything else is answered as success. Its first call, a ping, is not signed.
 */
export const woocommerce: Source = {
  code: 'woocommerce',
  kind: 'platform',
  secretNames: ['secret'],
  verify: (delivery, account) =>
    isPing(delivery) ? { kind: 'ok' } : verifyBase64Hmac(delivery, 'x-wc-webhook-signature', account.secrets.secret),
  parse: parseWebhook,
  map: mapWoocommerce,
  answer: answerWithStatus,
};
