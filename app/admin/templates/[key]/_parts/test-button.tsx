'use client';

import { useMutation } from '@tanstack/react-query';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { Words } from '@/server/domain/template/words';
import type { Slot } from '@/server/domain/template/words-in-force';

interface Props {
  slot: Slot;
  words: Words;
  /** The order the preview is of; null is the sample. */
  orderNo: string | null;
  isWrong: boolean;
}

/** Sends the words as they are now to whoever writes them. */
export function TestButton({ slot, words, orderNo, isWrong }: Props) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const test = useMutation(trpc.template.test.mutationOptions());
  const { data } = test;
  const values: Record<string, string> = {
    ...(data && 'channel' in data ? { channel: sayWord(say, 'channel', data.channel) } : {}),
    ...(data && 'code' in data ? { code: data.code } : {}),
  };
  return (
    <div className="mt-3 border-line border-t pt-3">
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          className="button"
          disabled={isWrong || test.isPending}
          onClick={() => test.mutate({ ...slot, words, orderNo })}
        >
          {say(test.isPending ? 'templates.testing' : 'templates.test')}
        </button>
        <p className="flex-1 text-faint text-xs">{say('templates.test_hint')}</p>
      </div>
      {data ? (
        <p role="status" className={`mt-1 text-xs ${data.kind === 'sent' ? 'text-good' : 'text-bad'}`}>
          {say(`templates.test_${data.kind}`, values)}
        </p>
      ) : null}
      {test.error ? (
        <p role="alert" className="mt-1 text-bad text-xs">
          {test.error.message}
        </p>
      ) : null}
    </div>
  );
}
