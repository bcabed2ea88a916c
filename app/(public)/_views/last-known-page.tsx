import { answerBytes } from '@/server/api/public/answer-bytes';
import type { LastKnown } from '@/server/api/public/last-known';
import type { Brands } from '@/server/domain/brand/brand';
import type { Instant } from '@/server/domain/shared/instant';
import type { Language } from '@/server/domain/shared/language';
import { formatAge } from '@/server/domain/wording/dates';
import { messagesOf } from './messages';
import { pageHeaders, renderFragment } from './render-html';

const MAIN = '<main id="main">';

/** A page from the time when our records could be reached, with a line on top that says so and how old it is. */
export async function withAge(html: string, language: Language, confirmedAt: Instant, now: Instant): Promise<string> {
  const m = messagesOf(language);
  const line = await renderFragment(
    <p className="note warn aged" role="status">
      {m.agedPage.replace('{age}', formatAge(confirmedAt, language, now))}
    </p>,
  );
  return html.replace(MAIN, `${MAIN}${line}`);
}

/** Answers what the reader was shown last, with its age, while our records cannot be reached. */
export async function answerLastKnown(request: Request, last: LastKnown, language: Language, brands: Brands): Promise<Response> {
  const html = await withAge(Buffer.concat(last.bytes.parts).toString('utf8'), language, last.bytes.confirmedAt, last.now);
  return answerBytes(request, Buffer.from(html), pageHeaders(brands.of(last.bytes.shop), []), 200);
}
