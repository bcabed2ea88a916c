import { AppError } from '@/server/domain/shared/errors';
import { caseMarkdown } from '@/server/domain/wording/case-markdown';
import { readFiledReport } from '@/server/usecases/knowledge/read-register';
import { answerStaffCall } from '../imports/staff-call';
import { readerOf } from './reader-of';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A report of the knowledge base as a Markdown file. */
export function downloadReport(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerStaffCall(async ({ ctx }) => {
    const { id } = await params;
    const read = UUID.test(id) ? await readFiledReport(ctx, { id }) : ({ kind: 'missing' } as const);
    if (read.kind === 'missing') throw new AppError('not_found', 'There is no such report.');
    const { language, timeZone } = readerOf(request);
    const { matter, closedAt } = read.filed.report;
    const name = matter.kind === 'ticket' ? `ticket-${matter.no}` : 'incident';
    return new Response(caseMarkdown(read.filed.report, language, timeZone), {
      headers: {
        'content-type': 'text/markdown; charset=utf-8',
        'content-disposition': `attachment; filename="${name}-${new Date(closedAt).toISOString().slice(0, 10)}.md"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  }, 'viewer');
}
