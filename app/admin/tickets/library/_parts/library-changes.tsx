import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { type Say, sayWord } from '@/app/_lib/messages';
import { sayCalendar } from '@/app/_lib/say-calendar';
import { useTRPC } from '@/app/_lib/trpc';
import type { LibraryPage } from '@/server/api/trpc/answers';
import type { ExceptionType } from '@/server/domain/exception/exception-type';
import { libraryDifference, type TypeChange, type TypePart } from '@/server/domain/exception/library-difference';
import { nameOfType } from '@/server/domain/exception/name-of-type';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { reasonForStaff } from '@/server/domain/wording/reasons';

interface Props {
  page: LibraryPage;
  before: readonly ExceptionType[];
  rows: readonly ExceptionType[];
}

/** What is about to change in plain words, which open flags it would recognise otherwise, and what open tickets keep. */
export function LibraryChanges({ page, before, rows }: Props) {
  const { say, language } = useConsoleView();
  const trpc = useTRPC();
  const preview = useQuery(trpc.exception.preview.queryOptions({ rows: [...rows] }, { placeholderData: (last) => last }));
  const changes = libraryDifference(before, rows);
  const nameOf = (code: string | null) => (code === null ? say('library.nothing') : nameOfType([...rows, ...before], code)[language]);
  const touched = changes.reduce((sum, { code }) => sum + (preview.data?.openTickets[code] ?? 0), 0);
  return (
    <Card title={say('library.changes')}>
      <ul className="grid gap-2">
        {changes.map((change) => (
          <li key={change.code}>
            <span className="font-medium">{nameOf(change.code)}</span>{' '}
            {change.kind === 'changed' ? null : <span className="text-soft">{sayWord(say, 'library_change', change.kind)}</span>}
            <ul className="grid gap-0.5 text-soft text-sm">
              {change.parts.map((part) => (
                <li key={part.part} className="break-words">
                  {wordPart(part, page, say, language)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <div className="mt-3 grid gap-1 border-line border-t pt-3" role="status">
        {preview.isPending ? <p className="text-faint">{say('library.looking')}</p> : null}
        {preview.isError ? <p className="text-bad">{say('tickets.failed')}</p> : null}
        {preview.data ? (
          <>
            <p>{say(preview.data.moved.length > 0 ? 'library.moved' : 'library.moved_none', { n: preview.data.flags })}</p>
            <ul className="grid gap-1">
              {preview.data.moved.map(({ from, to, flags, orders }) => (
                <li key={`${from}|${to}`} className="break-words">
                  {say('library.moves', { n: flags, from: nameOf(from), to: nameOf(to) })}{' '}
                  {orders.map(({ id, orderNo }) => (
                    <Link key={id} href={`/admin/orders/${id}`} className="mr-2 font-mono text-xs hover:text-brand">
                      {orderNo}
                    </Link>
                  ))}
                </li>
              ))}
            </ul>
            {touched > 0 ? <p className="text-soft">{say('library.keeps', { n: touched })}</p> : null}
          </>
        ) : null}
      </div>
    </Card>
  );
}

/** One change: `Priority: P1 → P2`, or of a list what came and what went. */
function wordPart({ part, before, after }: TypeChange['parts'][number], page: LibraryPage, say: Say, language: WrittenLanguage): string {
  const label = sayWord(say, 'library_part', part);
  if (Array.isArray(before) && Array.isArray(after)) {
    const name = (id: string) => wordOf(part, id, page, say, language);
    const came = after.filter((one) => !before.includes(one)).map((one) => `+ ${name(one)}`);
    const went = before.filter((one) => !after.includes(one)).map((one) => `− ${name(one)}`);
    const listed = [...came, ...went].join(language === 'en' ? ', ' : '，');
    return `${label}: ${listed || say('library.other_order')}`;
  }
  return `${label}: ${wordOf(part, before, page, say, language)} → ${wordOf(part, after, page, say, language)}`;
}

function wordOf(part: TypePart, value: unknown, page: LibraryPage, say: Say, language: WrittenLanguage): string {
  if (value === null || value === '') return say('library.nothing');
  if (typeof value === 'boolean') return say(value ? 'library.yes' : 'library.no');
  if (typeof value === 'object') return Object.values(value).join(' / ') || say('library.nothing');
  const word = String(value);
  if (part === 'role') return sayWord(say, 'role', word);
  if (part === 'calendar') return sayCalendar(word, page.calendarNames, say, language);
  if (part === 'flags') return sayWord(say, 'attention', word);
  if (part === 'rules') return page.rules.find(({ code }) => code === word)?.name[language] ?? word;
  if (part !== 'reasons' && part !== 'causes') return word;
  return word.endsWith('.*') ? say('library.any_of', { party: sayWord(say, 'party', word.slice(0, -2)) }) : reasonForStaff(word, language);
}
