'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { type Say, sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { LibraryPage } from '@/server/api/trpc/answers';
import type { ExceptionType } from '@/server/domain/exception/exception-type';
import { TICKET_CLASSES, type TicketClass } from '@/server/domain/ticket/ticket';
import { TableBar } from '../../_parts/table-bar';
import { TableVersions } from '../../_parts/table-versions';
import { LibraryChanges } from './library-changes';
import { newType } from './new-type';
import { TypeEditor } from './type-editor';

interface Props {
  page: Omit<LibraryPage, 'rows'> & { rows: readonly ExceptionType[] };
  mayEdit: boolean;
}

/** The library of exceptions by class; one is opened to be changed, and all changes are put in force together. */
export function LibraryDesk({ page, mayEdit }: Props) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [rows, setRows] = useState<readonly ExceptionType[]>(page.rows);
  const [open, setOpen] = useState<string | null>(null);
  const options = { onSuccess: (answer: { kind: string }) => (answer.kind === 'saved' ? router.refresh() : undefined) };
  const save = useMutation(trpc.exception.saveLibrary.mutationOptions(options));
  const restore = useMutation(trpc.exception.restoreLibrary.mutationOptions(options));
  const whole = { ...page, rows: [...page.rows] };
  const isTouched = JSON.stringify(rows) !== JSON.stringify(page.rows);
  const change = (next: ExceptionType) => setRows(rows.map((row) => (row.code === next.code ? next : row)));
  const add = (kind: TicketClass) => {
    const made = newType(rows, kind);
    setRows([...rows, made]);
    setOpen(made.code);
  };
  return (
    <div className="grid gap-4">
      {TICKET_CLASSES.map((one) => ({ one, types: rows.filter((type) => type.class === one) }))
        .filter(({ types }) => types.length > 0)
        .map(({ one, types }) => (
          <Card key={one} title={sayWord(say, 'ticket_class', one)} flush>
            <ul className="divide-y divide-line">
              {types.map((type) => (
                <li key={type.code}>
                  <button
                    type="button"
                    aria-expanded={open === type.code}
                    className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-left hover:bg-sunken"
                    onClick={() => setOpen(open === type.code ? null : type.code)}
                  >
                    <Badge tone={type.priority === 'P0' || type.priority === 'P1' ? 'bad' : 'warn'}>{type.priority}</Badge>
                    <span className="font-medium">{type.name[language]}</span>
                    {type.enabled ? null : <Badge>{say('library.off')}</Badge>}
                    <span className="digits ml-auto text-faint text-xs">
                      {say('library.sla', {
                        first: sayMinutes(type.sla.firstMin, say),
                        resolution: sayMinutes(type.sla.resolutionMin, say),
                      })}
                    </span>
                  </button>
                  {open === type.code ? <TypeEditor type={type} page={whole} mayEdit={mayEdit} onChange={change} /> : null}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      {mayEdit ? (
        <Card title={say('library.new')}>
          <p className="text-soft">{say('library.new_why')}</p>
          <div className="mt-2 flex flex-wrap gap-1">
            {TICKET_CLASSES.filter((one) => one !== 'customer_report').map((one) => (
              <button key={one} type="button" className="button" onClick={() => add(one)}>
                {sayWord(say, 'ticket_class', one)}
              </button>
            ))}
          </div>
        </Card>
      ) : null}
      {isTouched ? <LibraryChanges page={whole} before={page.rows} rows={rows} /> : null}
      <TableVersions
        version={page.version}
        versions={page.versions}
        mayEdit={mayEdit}
        isBusy={restore.isPending}
        onRestore={(restores) => restore.mutate({ base: page.version, restores })}
      />
      {isTouched ? (
        <TableBar
          answer={save.data}
          error={save.error?.message}
          isBusy={save.isPending}
          onDiscard={() => setRows(page.rows)}
          onSave={(note) => save.mutate({ base: page.version, rows: [...rows], note })}
        />
      ) : null}
    </div>
  );
}

/** Working time: hours are not added up to days, which nobody works through. */
function sayMinutes(minutes: number, say: Say): string {
  return minutes % 60 === 0 ? say('library.hours', { n: minutes / 60 }) : say('library.minutes', { n: minutes });
}
