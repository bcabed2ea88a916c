'use client';

import { CopyButton } from './copy-button';

/** A secret that is shown this one time, ready to be copied. */
export function ShownOnce({ words, secret }: { words: string; secret: string }) {
  return (
    <div role="status" className="rounded-lg border border-brand bg-brand-soft p-3">
      <p className="mb-2 font-medium text-brand">{words}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 break-all rounded bg-card px-2 py-1.5 font-mono text-ink text-xs">{secret}</code>
        <CopyButton text={secret} />
      </div>
    </div>
  );
}
