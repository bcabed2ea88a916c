import { answerWithStatus } from '../answer-with-status';
import { verifyBase64Hmac } from '../hmac';
import type { Source } from '../source';
import { parseWebhook } from './parse-webhook';
import { mapAftership } from './status-map';
import { aftershipSubscriber } from './subscribe';

/** AfterShip: full lists of checkpoints, signed with the webhook secret; sends again up to 14 times until it reads 2xx. */
export const aftership: Source = {
  code: 'aftership',
  kind: 'aggregator',
  secretNames: ['secret', 'apiKey?'],
  verify: (delivery, account) => verifyBase64Hmac(delivery, 'aftership-hmac-sha256', account.secrets.secret),
  parse: parseWebhook,
  map: mapAftership,
  answer: answerWithStatus,
  subscriber: aftershipSubscriber,
};
