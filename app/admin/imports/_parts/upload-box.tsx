'use client';

import { useRouter } from 'next/navigation';
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';

/** Takes CSV files, by choosing or dropping them, and goes on to their mapping. */
export function UploadBox() {
  const { say } = useConsoleView();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (files: FileList | null) => {
    if (!files?.length || isBusy) return;
    setBusy(true);
    setProblem(null);
    const form = new FormData();
    for (const file of files) form.append('file', file, file.name);
    const answer = await fetch('/admin/imports/upload', { method: 'POST', body: form })
      .then(async (response) => ({ ok: response.ok, body: (await response.json()) as { id?: string; detail?: string } }))
      .catch(() => ({ ok: false, body: { id: undefined, detail: undefined } }));
    if (answer.ok && answer.body.id) router.push(`/admin/imports/${answer.body.id}`);
    else {
      setProblem(answer.body.detail ?? say('imports.upload_failed'));
      setBusy(false);
    }
  };
  const sendWhatIsChosen = useEffectEvent(() => void send(input.current?.files ?? null));
  // files that were chosen before the page woke up
  useEffect(() => sendWhatIsChosen(), []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files);
  };

  return (
    <section
      aria-label={say('imports.choose')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-2 rounded-xl border-2 border-dashed px-6 py-8 text-center ${isOver ? 'border-brand bg-brand-soft' : 'border-line bg-card'}`}
    >
      <div className="flex flex-wrap items-center justify-center gap-2">
        <button type="button" className="button button-main" disabled={isBusy} onClick={() => input.current?.click()}>
          {isBusy ? say('imports.uploading') : say('imports.choose')}
        </button>
        <span className="text-soft">{say('imports.drop')}</span>
      </div>
      <p className="max-w-2xl text-faint text-xs">{say('imports.accepts')}</p>
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : null}
      <input
        ref={input}
        type="file"
        multiple
        accept=".csv,.tsv,.txt,.gz"
        className="sr-only"
        aria-label={say('imports.choose')}
        onChange={(event) => void send(event.target.files)}
      />
    </section>
  );
}
