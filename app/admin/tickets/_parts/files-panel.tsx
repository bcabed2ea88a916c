import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { TicketPage } from '@/server/api/trpc/answers';
import { MOST_FILE_BYTES, MOST_FILES } from '@/server/domain/ticket/evidence-file';
import { formatMoment } from '@/server/domain/wording/dates';

const ACCEPT = '.jpg,.jpeg,.png,.webp,.heic,.pdf,.txt,.csv,.xlsx';

/** Evidence that staff put to the ticket; each download is written into the audit log. */
export function FilesPanel({ page, mayWrite, onKept }: { page: TicketPage; mayWrite: boolean; onKept: () => void }) {
  const { say, language, viewer } = useConsoleView();
  const { files, ticket } = page;
  return (
    <Card title={say('tickets.files')} aside={files.length || null}>
      {files.length === 0 ? <p className="text-faint">{say('tickets.files_none')}</p> : null}
      <ul className="grid gap-2">
        {files.map((file) => (
          <li key={file.id} className="min-w-0">
            <a className="break-words font-medium text-brand" href={`/admin/tickets/files/${file.id}`} download={file.name}>
              {file.name}
            </a>
            <p className="text-faint text-xs">
              {Math.max(1, Math.round(file.size / 1024)).toLocaleString(language)} kB · {file.addedByName ?? say('tickets.somebody')} ·{' '}
              {formatMoment(file.createdAt, language, viewer)}
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && files.length < MOST_FILES ? <Upload ticketId={ticket.id} onKept={onKept} /> : null}
    </Card>
  );
}

function Upload({ ticketId, onKept }: { ticketId: string; onKept: () => void }) {
  const { say } = useConsoleView();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<string | null>(null);
  const send = async (file: File) => {
    if (file.size > MOST_FILE_BYTES) return setOutcome('too_large');
    setBusy(true);
    const form = new FormData();
    form.append('file', file);
    const kind = await fetch(`/admin/tickets/${ticketId}/files`, { method: 'POST', body: form })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as { kind: string }).kind : 'failed'))
      .catch(() => 'failed');
    setBusy(false);
    setOutcome(kind);
    if (kind === 'done') onKept();
  };
  return (
    <>
      <label className={`button mt-3 w-full cursor-pointer justify-center focus-within:outline-2 ${isBusy ? 'opacity-60' : ''}`}>
        {say(isBusy ? 'common.saving' : 'tickets.file_add')}
        <input
          type="file"
          className="sr-only"
          accept={ACCEPT}
          disabled={isBusy}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void send(file);
          }}
        />
      </label>
      <p role="status" className={`mt-2 text-xs ${outcome === null || outcome === 'done' ? 'text-faint' : 'text-warn'}`}>
        {outcome === null ? say('tickets.file_rule') : sayWord(say, 'ticket_file', outcome)}
      </p>
    </>
  );
}
