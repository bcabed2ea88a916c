import type { NoticeRow } from '@/server/api/trpc/answers';
import { isAlertKey } from '@/server/domain/notice/staff-alert';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { TEMPLATES, type TemplateKey } from '@/server/domain/template/library';
import { renderSms } from '@/server/domain/template/render';
import type { Viewer } from '@/server/domain/wording/dates';
import { wordAlert } from '@/server/domain/wording/word-alert';

/** The words of a notice: to a customer as a text message says them, to staff as the console does; `text` is null where a variable is missing. */
export function wordNotice(notice: NoticeRow, language: WrittenLanguage, viewer: Viewer): { title: string; text: string | null } | null {
  if (isAlertKey(notice.template)) return wordAlert({ template: notice.template, params: notice.params }, language, viewer);
  if (!(notice.template in TEMPLATES)) return null;
  const key = notice.template as TemplateKey;
  const at = { ...viewer, now: notice.settledAt ?? viewer.now };
  return { title: TEMPLATES[key].wechatFact[language], text: smsOf(notice, key, language, at) };
}

function smsOf(notice: NoticeRow, key: TemplateKey, language: WrittenLanguage, viewer: Viewer): string | null {
  const { params, orderNo, shopName, ownWords } = notice;
  if (orderNo === null || shopName === null) return null;
  const own = ownWords?.[language];
  for (const words of own ? [own, undefined] : [undefined]) {
    try {
      return renderSms({ key, params, orderNo, shopName, link: '', language, viewer }, words);
    } catch {
      // the sender meets the same fault: words of a shop that cannot be worded give way to the shipped ones, else it marks the notice
    }
  }
  return null;
}
