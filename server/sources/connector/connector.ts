import { answerWithStatus } from '../answer-with-status';
import { ASKED_NUMBER_HEADER } from '../puller';
import type { Source } from '../source';
import { UNMAPPED } from '../status-map';
import { askNumbers } from './ask-numbers';
import { openSettings } from './open-settings';
import { parseDelivery } from './parse-delivery';
import { refusedPush, verdictOf, withVerdict } from './proof';
import { confirmWechat, verifyPush } from './verify-push';

/** Ways of proving a push that say nothing of its other headers: anybody could give such a push another number. */
const SIGNS_BODY_ALONE: ReadonlySet<string> = new Set(['signature', 'standard_webhooks', 'wechat_message']);
/** Letters of a number that are kept; a longer one is refused when it is read. */
const MOST_ASKED = 100;

/** Any system without a folder of its own: what is particular to it stands in the settings of its account. */
export const connector: Source = {
  code: 'connector',
  kind: 'other',
  secretNames: [],
  keep({ body, headers, receivedAt }, url, account) {
    const push = openSettings(account)?.push;
    const query = url === undefined ? new URLSearchParams() : new URL(url).searchParams;
    const wire = { body, headers, query, receivedAt };
    const verdict = push
      ? verifyPush(wire, push.verification, account.secrets.signing)
      : { kind: 'refused' as const, reason: 'this account takes no pushes' };
    const kept = withVerdict(account.name, wire, verdict);
    const asked = push && !SIGNS_BODY_ALONE.has(push.verification.scheme) ? headers.get(ASKED_NUMBER_HEADER) : null;
    if (asked) kept.set(ASKED_NUMBER_HEADER, asked.slice(0, MOST_ASKED));
    return kept;
  },
  confirm(query, account, askedAt) {
    const isWechat = openSettings(account)?.push?.verification.scheme === 'wechat_message';
    return isWechat ? confirmWechat(query, account.secrets, askedAt) : null;
  },
  verify(delivery, account) {
    const verdict = verdictOf(delivery, account.name);
    const push = verdict.kind === 'refused' ? openSettings(account)?.push : undefined;
    const wire = push ? refusedPush(delivery) : null;
    return push && wire ? verifyPush(wire, push.verification, account.secrets.signing) : verdict;
  },
  parse: parseDelivery,
  puller: askNumbers,
  // the map of each value stands in the settings
  map: () => UNMAPPED,
  answer(reply, _delivery, account) {
    const words = account && openSettings(account)?.push?.answer;
    if (words && (reply.kind === 'taken' || reply.kind === 'ignored'))
      return new Response(words.body, { headers: { 'content-type': words.contentType } });
    return answerWithStatus(reply);
  },
};
