import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../domain/shared/instant';
import type { Account, AskedAbout, Found, ReceiptNews } from '../channel';
import { callTencent } from './call';

/** Tencent's most. */
const MOST_STATES = 100;
const STATES_FOR = 7 * DAY;
const RECORDS_FOR = 72 * HOUR;
/**
 * Messages are entered within seconds. What is not there this long after it was sent never came: longer than a call of ours can be
 * under way and than their entries were ever seen to lag.
 */
const ENTERED_AFTER = 15 * MINUTE;
/** By how much their clock and ours may differ. */
const CLOCKS_DIFFER = 5 * MINUTE;

interface State {
  SerialNo?: string;
  ReportStatus?: string;
  Description?: string;
  SessionContext?: string;
}

function seconds(at: Instant): number {
  return Math.floor(at / SECOND);
}

/** The entries of a phone since a message was sent; null when Tencent does not say. */
async function list<T>(own: Account, action: string, key: string, { address, startedAt }: AskedAbout, more: object): Promise<T[] | null> {
  try {
    const { response, error } = await callTencent(own, action, {
      PhoneNumber: address,
      SmsSdkAppId: own.appId,
      BeginTime: seconds(startedAt - CLOCKS_DIFFER),
      Offset: 0,
      ...more,
    });
    const found = error ? undefined : response?.[key];
    return Array.isArray(found) ? (found as T[]) : null;
  } catch {
    // asked again in the next round
    return null;
  }
}

function states(own: Account, about: AskedAbout): Promise<State[] | null> {
  return list<State>(own, 'PullSmsSendStatusByPhoneNumber', 'PullSmsSendStatusSet', about, { Limit: MOST_STATES });
}

/** Null of a state without a word of the carrier's. */
function newsOf({ SerialNo, ReportStatus, Description }: State, attemptId: string): ReceiptNews | null {
  if (!SerialNo || (ReportStatus !== 'SUCCESS' && ReportStatus !== 'FAIL')) return null;
  const state = ReportStatus === 'SUCCESS' ? 'delivered' : 'failed';
  const code = state === 'failed' && Description ? { code: Description } : {};
  return { providerId: SerialNo, attemptId, status: state, state, ...code };
}

/** What became of a message that was accepted; null while the carrier has said nothing, and of one older than seven days. */
export async function ask(own: Account, providerId: string, about: AskedAbout): Promise<ReceiptNews | null> {
  const ours = (await states(own, about))?.find(({ SerialNo }) => SerialNo === providerId);
  return ours ? newsOf(ours, about.attemptId) : null;
}

/**
 * Looks for a message whose answer was lost. It came when a state of the phone gives our id back, which Tencent has to switch on for
 * the account; it never came when Tencent has sent that phone nothing at all since. Anything else nobody can tell: records name no id
 * of ours, and another message may have gone to the same phone.
 */
export async function find(own: Account, about: AskedAbout, now: Instant): Promise<Found> {
  const age = now - about.startedAt;
  if (age >= STATES_FOR) return { kind: 'not_known' };
  const ours = (await states(own, about))?.find(({ SessionContext }) => SessionContext === about.attemptId);
  const news = ours ? newsOf(ours, about.attemptId) : null;
  if (news) return { kind: 'came', news };
  if (age < ENTERED_AFTER || age >= RECORDS_FOR - CLOCKS_DIFFER) return { kind: 'not_known' };
  const records = await list<unknown>(own, 'DescribeSendRecordList', 'SendRecordSet', about, { Limit: 1 });
  return { kind: records?.length === 0 ? 'never_came' : 'not_known' };
}
