'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useMemo, useState } from 'react';
import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { Draft, KnownMapping, Mapping } from '@/server/api/trpc/import-answers';
import { FactForms } from './fact-form';
import { GeneralForm } from './general-form';
import { JoinForm } from './join-form';
import { JsonForm } from './json-form';
import { columnGroups } from './mapping-path';
import { OrderForm } from './order-form';
import { PresetBar } from './preset-bar';
import { PreviewCard } from './preview-card';

interface Props {
  runId: string;
  draft: Draft;
  known: KnownMapping[];
  shops: string[];
}

/** From uploaded files to a started import: mapping, preview, start. */
export function DraftEditor({ runId, draft, known, shops }: Props) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const calls = useTRPC();
  const fitting = known.find((one) => draft.fitting.includes(one.name));
  const [mapping, setMapping] = useState<Mapping>(fitting?.preset ?? draft.guess);
  const [shop, setShop] = useState(shops.length === 1 ? shops[0]! : '');
  const [isHistory, setHistory] = useState(false);
  const groups = useMemo(() => columnGroups(mapping, draft.files), [mapping, draft.files]);
  const start = useMutation(
    calls.import.start.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind === 'started') router.refresh();
      },
    }),
  );
  const problems =
    start.data?.kind === 'unusable'
      ? start.data.problems.map((problem) => problem[language])
      : start.data?.kind === 'missing'
        ? [say('imports.started_twice')]
        : [];
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
      <div className="grid gap-4">
        <FileList files={draft.files} />
        <Card title={say('imports.preset')}>
          <PresetBar mapping={mapping} known={known} fitting={draft.fitting} guess={draft.guess} onChange={setMapping} />
          <JsonForm mapping={mapping} onChange={setMapping} />
        </Card>
        {draft.files.length > 1 ? (
          <Card title={say('imports.joins')}>
            <JoinForm mapping={mapping} files={draft.files} groups={groups} onChange={setMapping} />
          </Card>
        ) : null}
        <Card title={say('imports.order_part')}>
          <OrderForm mapping={mapping} groups={groups} onChange={setMapping} />
        </Card>
        <Card title={say('imports.facts_part')}>
          <FactForms mapping={mapping} groups={groups} onChange={setMapping} />
        </Card>
        <Card title={say('imports.general')}>
          <GeneralForm mapping={mapping} onChange={setMapping} />
        </Card>
      </div>
      <div className="grid gap-4 xl:sticky xl:top-4">
        <PreviewCard runId={runId} mapping={mapping} shop={shop} />
        <Card title={say('imports.start_part')}>
          <div className="grid gap-3">
            <ShopField shop={shop} shops={shops} onChange={setShop} />
            <label className="flex items-start gap-2">
              <input type="checkbox" className="mt-1" checked={isHistory} onChange={(event) => setHistory(event.target.checked)} />
              <span>
                <span className="font-medium">{say('imports.history')}</span>
                <span className="block text-soft">{say('imports.history_why')}</span>
              </span>
            </label>
            <div className="flex flex-wrap items-center gap-3">
              <button
                type="button"
                className="button button-main"
                disabled={start.isPending || shop.trim() === ''}
                onClick={() => start.mutate({ runId, preset: mapping, shop: shop.trim(), history: isHistory })}
              >
                {start.isPending ? say('imports.starting') : say('imports.start')}
              </button>
              {[...problems, ...(start.error ? [start.error.message] : [])].map((problem) => (
                <p key={problem} role="alert" className="text-bad">
                  {problem}
                </p>
              ))}
            </div>
          </div>
        </Card>
      </div>
    </div>
  );
}

function ShopField({ shop, shops, onChange }: { shop: string; shops: string[]; onChange: (shop: string) => void }) {
  const { say } = useConsoleView();
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="font-medium">
        {say('imports.shop')}
        <span className="text-bad"> *</span>
      </label>
      <input
        id={id}
        required
        placeholder={say('imports.shop_hint')}
        className="field"
        list={`${id}-shops`}
        maxLength={64}
        value={shop}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}-shops`}>
        {shops.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </div>
  );
}

function FileList({ files }: { files: Draft['files'] }) {
  const { say } = useConsoleView();
  return (
    <Card title={say('imports.files')}>
      <ul className="grid gap-1">
        {files.map((file) => (
          <li key={file.name} className="flex flex-wrap items-baseline gap-x-2">
            <span className="min-w-0 truncate font-medium">{file.name}</span>
            {file.kind === 'read' ? (
              <span className="text-faint text-xs">
                {say('imports.columns_n', { n: file.columns.length })} · {file.encoding} ·{' '}
                {file.delimiter === '\t' ? 'TAB' : file.delimiter}
              </span>
            ) : (
              <>
                <Badge tone="bad">{say('imports.unreadable')}</Badge>
                <span className="text-bad text-xs">{file.reason}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
