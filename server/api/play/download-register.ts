import { z } from 'zod';
import { MINUTE } from '@/server/domain/shared/instant';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { formatFull } from '@/server/domain/wording/dates';
import { reasonOf } from '@/server/domain/wording/reasons';
import { extentOfCase, nameCase } from '@/server/domain/wording/word-case';
import { safeCell } from '@/server/usecases/import/safe-cell';
import { readWholeRegister } from '@/server/usecases/knowledge/read-register';
import { answerStaffCall } from '../imports/staff-call';
import { readerOf } from './reader-of';

const HEADS: Record<WrittenLanguage, readonly string[]> = {
  'zh-CN': ['结案时间', '立案时间', '用时（分钟）', '案例', '编号与范围', '经手人', '根因', '处理措施', '改进措施'],
  en: ['closed', 'opened', 'minutes', 'case', 'number or extent', 'people', 'cause', 'measure', 'improvement'],
};

const moment = z.coerce.number().int().min(0).max(8.64e15).optional().catch(undefined);

/** The register of handled exceptions (R0-28) as CSV: `?from=&before=` in epoch milliseconds, `?class=`, `?cause=`, `?language=&zone=`. */
export function downloadRegister(request: Request): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const { searchParams } = new URL(request.url);
    const { language, timeZone } = readerOf(request);
    const given = (name: string) => searchParams.get(name) || undefined;
    const filed = await readWholeRegister(ctx, {
      class: given('class'),
      cause: given('cause'),
      closedFrom: moment.parse(given('from')),
      closedBefore: moment.parse(given('before')),
    });
    const rows = filed.map(({ report }) => {
      const { matter, openedAt, closedAt, people, cause, measures, improvements } = report;
      return [
        formatFull(closedAt, timeZone),
        formatFull(openedAt, timeZone),
        Math.round((closedAt - openedAt) / MINUTE),
        nameCase(matter, language, { timeZone, now: closedAt }),
        extentOfCase(matter, language),
        people.join(', '),
        cause === null ? '' : reasonOf(cause).name[language],
        measures.join('\n'),
        improvements.join('\n'),
      ];
    });
    // the byte order mark tells spreadsheets on Windows that it is UTF-8
    const lines = [HEADS[language], ...rows].map((cells) => cells.map((cell) => safeCell(String(cell))).join(','));
    return new Response(`\ufeff${lines.join('\r\n')}\r\n`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="register-of-exceptions.csv"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }, 'viewer');
}
