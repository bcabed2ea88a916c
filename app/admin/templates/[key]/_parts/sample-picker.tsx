'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { TemplateSample } from '@/server/api/trpc/answers';
import type { TemplateKey } from '@/server/domain/template/library';

interface Props {
  templateKey: TemplateKey;
  sample: TemplateSample | null;
  onPick: (sample: TemplateSample | null) => void;
}

/** Which order a message is looked at on: a real one by its number, else one that never was. */
export function SamplePicker({ templateKey: key, sample, onPick }: Props) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const [orderNo, setOrderNo] = useState('');
  const queries = useQueryClient();
  // a question that is asked when somebody presses the button
  const find = useMutation({
    mutationFn: (asked: string) => queries.fetchQuery(trpc.template.sample.queryOptions({ orderNo: asked, key })),
    onSuccess: onPick,
  });
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (orderNo.trim()) find.mutate(orderNo.trim());
    else onPick(null);
  };
  return (
    <form onSubmit={go} className="mb-3">
      <div className="flex flex-wrap items-end gap-2">
        <label className="grid flex-1 gap-0.5 text-faint text-xs" htmlFor="sample-order">
          {say('templates.preview_order')}
          <input
            id="sample-order"
            className="field digits text-ink"
            maxLength={64}
            autoComplete="off"
            value={orderNo}
            onChange={(event) => setOrderNo(event.target.value)}
          />
        </label>
        <button type="submit" className="button" disabled={find.isPending}>
          {say('templates.preview_go')}
        </button>
      </div>
      <p role="status" className={`mt-1 text-xs ${find.data === null || find.error ? 'text-bad' : 'text-faint'}`}>
        {find.error
          ? find.error.message
          : find.data === null
            ? say('templates.preview_none')
            : sample
              ? say(sample.isTold ? 'templates.preview_told' : 'templates.preview_made', { no: sample.orderNo })
              : say('templates.preview_sample')}
      </p>
    </form>
  );
}
