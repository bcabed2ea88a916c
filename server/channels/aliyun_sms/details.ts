import { DAY, type Instant, MINUTE } from '../../domain/shared/instant';
import type { Account, AskedAbout, Found, ReceiptNews } from '../channel';
import { nationalDigits } from '../mainland-phone';
import { shanghaiDate } from '../shanghai-time';
import { callAliyun } from './call';

/** Aliyun's most; a phone that got more messages a day than we turn pages for is not decided on. */
const PAGE = 50;
const MOST_PAGES = 10;
/**
 * Messages are entered within seconds. What is not there this long after it was sent never came: longer than a call of ours can be
 * under way and than their entries were ever seen to lag.
 */
const ENTERED_AFTER = 15 * MINUTE;
/** Entries can be asked for as long (help.aliyun.com, QuerySendDetails). */
const ASKABLE_FOR = 30 * DAY;
/** By how much their clock and ours may differ where a day ends. */
const CLOCKS_DIFFER = 5 * MINUTE;

interface Detail {
  OutId?: string;
  SendStatus?: number | string;
  ErrCode?: string;
}

type Page = { kind: 'page'; details: Detail[]; total: number } | { kind: 'no_answer' };

async function readPage(own: Account, address: string, date: string, page: number): Promise<Page> {
  try {
    const { answer } = await callAliyun(own, 'QuerySendDetails', {
      PhoneNumber: nationalDigits(address),
      SendDate: date,
      PageSize: String(PAGE),
      CurrentPage: String(page),
    });
    if (answer?.Code !== 'OK') return { kind: 'no_answer' };
    const list = (answer.SmsSendDetailDTOs as { SmsSendDetailDTO?: unknown } | undefined)?.SmsSendDetailDTO;
    const details = Array.isArray(list) ? (list as Detail[]) : [];
    return { kind: 'page', details, total: Number(answer.TotalCount ?? details.length) };
  } catch {
    // asked again in the next round
    return { kind: 'no_answer' };
  }
}

/** The entry with our id among a phone's messages of a day; null when it is not there, undefined when nobody can tell. */
async function findOn(own: Account, { address, attemptId }: AskedAbout, date: string): Promise<Detail | null | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const read = await readPage(own, address, date, page);
    if (read.kind === 'no_answer') return undefined;
    const ours = read.details.find((detail) => detail.OutId === attemptId);
    if (ours) return ours;
    if (page * PAGE >= read.total) return null;
  }
  return undefined;
}

/** Days on which a message may have been entered, as Aliyun dates it. */
function datesOf(startedAt: Instant): string[] {
  return [...new Set([startedAt - CLOCKS_DIFFER, startedAt, startedAt + CLOCKS_DIFFER].map(shanghaiDate))];
}

/** 1 waits for the carrier's receipt, 2 did not arrive, 3 arrived. The entry does not name its BizId. */
function newsOf(detail: Detail, providerId: string, attemptId: string): ReceiptNews {
  const status = Number(detail.SendStatus);
  const state = status === 3 ? 'delivered' : status === 2 ? 'failed' : 'sent';
  const code = state === 'failed' && detail.ErrCode ? { code: detail.ErrCode } : {};
  return { providerId, attemptId, status: state, state, ...code };
}

/** What became of a message that was accepted; null while there is nothing new. */
export async function ask(own: Account, providerId: string, about: AskedAbout): Promise<ReceiptNews | null> {
  for (const date of datesOf(about.startedAt)) {
    const detail = await findOn(own, about, date);
    if (!detail) continue;
    const news = newsOf(detail, providerId, about.attemptId);
    return news.state === 'sent' ? null : news;
  }
  return null;
}

/** Looks for a message whose answer was lost: by phone and day, with our id as OutId. */
export async function find(own: Account, about: AskedAbout, now: Instant): Promise<Found> {
  const looked: (Detail | null | undefined)[] = [];
  for (const date of datesOf(about.startedAt)) {
    const detail = await findOn(own, about, date);
    if (detail) return { kind: 'came', news: newsOf(detail, about.attemptId, about.attemptId) };
    looked.push(detail);
  }
  const age = now - about.startedAt;
  const isSure = looked.every((one) => one === null) && age >= ENTERED_AFTER && age < ASKABLE_FOR;
  return { kind: isSure ? 'never_came' : 'not_known' };
}
