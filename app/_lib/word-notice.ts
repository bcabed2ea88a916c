import type { NoticeRow } from '@/server/api/trpc/answers';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { TEMPLATES, type TemplateKey } from '@/server/domain/template/library';
import { renderSms } from '@/server/domain/template/render';
import type { Viewer } from '@/server/domain/wording/dates';

/** The words of a notice to a customer, as a text message says them; `text` is null where a variable is missing. */
export function wordNotice(notice: NoticeRow, language: WrittenLanguage, viewer: Viewer): { title: string; text: string | null } | null {
  if (!(notice.template in TEMPLATES)) return null;
  const key = notice.template as TemplateKey;
  const at = { ...viewer, now: notice.settledAt ?? viewer.now };
  return { title: TEMPLATES[key].wechatFact[language], text: smsOf(notice, key, language, at) };
}

function smsOf(notice: NoticeRow, key: TemplateKey, language: WrittenLanguage, viewer: Viewer): string | null {
  const { params, orderNo, shopName } = notice;
  try {
    return renderSms({ key, params, orderNo, shopName, link: '', language, viewer });
  } catch {
    // The sender meets the same fault, logs it and marks the notice; here it is shown as what it is.
    return null;
  }
}
