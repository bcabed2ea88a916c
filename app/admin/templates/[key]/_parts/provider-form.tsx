'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { CopyButton } from '@/app/_components/copy-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import {
  checkProviderText,
  gapNames,
  isProviderFault,
  type ProviderTemplate,
  type ProviderText,
  suggestText,
} from '@/server/domain/template/provider-template';
import { variablesOf } from '@/server/domain/template/variables';
import { ApprovedPreview } from './approved-preview';
import { TemplateSaid } from './template-said';

interface Props {
  id: string | null;
  place: Pick<ProviderTemplate, 'channel' | 'shop' | 'key' | 'language'>;
  given: ProviderText | null;
  limit: number;
  now: number;
  onKept: () => void;
}

/** Writes a text for a provider: as it stands there, with what each of its gaps is filled with. */
export function ProviderForm({ id, place, given, limit, now, onKept }: Props) {
  const { say } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const suggested = suggestText(place.channel, place.key, place.language, null);
  const [own, setOwn] = useState<ProviderText>(given ?? { ...suggested, templateId: '', signName: '' });
  const keep = useMutation(
    trpc.template.keepProvider.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind !== 'kept') return;
        router.refresh();
        onKept();
      },
    }),
  );
  const names = gapNames(place.channel, own.text);
  const gaps = names.map((name) => own.gaps.find((gap) => gap.name === name) ?? { name, variable: '', otherwise: '' });
  const text = { ...own, gaps };
  const findings = checkProviderText(place, text, limit);
  const { always, sometimes } = variablesOf(place.key);
  const setGap = (name: string, more: Partial<ProviderText['gaps'][number]>) =>
    setOwn({ ...own, gaps: gaps.map((gap) => (gap.name === name ? { ...gap, ...more } : gap)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ id, place, text });
  };
  const what = (one: (typeof findings)[number]) => {
    if (!('what' in one)) return '';
    return one.kind === 'missing' || one.kind === 'not_told' ? sayWord(say, 'templates', `var_${one.what}`) : one.what;
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="rounded-lg bg-sunken p-3">
        <p className="flex flex-wrap items-center gap-2 text-faint text-xs">
          {say('provider.suggested')} <CopyButton text={suggested.text} small />
        </p>
        <p className="mt-1 break-words">{suggested.text}</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <label className="grid gap-0.5 text-faint text-xs" htmlFor="provider-sign">
          {say('provider.sign')}
          <input
            id="provider-sign"
            className="field text-ink"
            required
            minLength={2}
            maxLength={12}
            value={own.signName}
            onChange={(event) => setOwn({ ...own, signName: event.target.value })}
          />
        </label>
        <label className="grid gap-0.5 text-faint text-xs" htmlFor="provider-id">
          {say('provider.template_id')}
          <input
            id="provider-id"
            className="field digits text-ink"
            maxLength={40}
            pattern="\w*"
            value={own.templateId}
            onChange={(event) => setOwn({ ...own, templateId: event.target.value.trim() })}
          />
        </label>
      </div>
      <label className="grid gap-0.5 text-faint text-xs" htmlFor="provider-text">
        {say('provider.text')} · {say('provider.longest', { n: limit })}
        <textarea
          id="provider-text"
          className="field text-ink"
          rows={4}
          required
          maxLength={500}
          value={own.text}
          onChange={(event) => setOwn({ ...own, text: event.target.value })}
        />
      </label>
      <ul className="grid gap-2">
        {gaps.map((gap) => (
          <li key={gap.name} className="flex flex-wrap items-center gap-2">
            <span className="digits w-28 break-all text-soft text-xs">{say('provider.gap', { name: gap.name })}</span>
            <select
              className="field"
              aria-label={say('provider.gap', { name: gap.name })}
              value={gap.variable}
              onChange={(event) => setGap(gap.name, { variable: event.target.value })}
            >
              <option value="">{say('provider.gap_choose')}</option>
              {[...always, ...sometimes].map((name) => (
                <option key={name} value={name}>
                  {say(`templates.var_${name}`)}
                </option>
              ))}
            </select>
            <input
              className="field w-36"
              aria-label={`${say('provider.gap', { name: gap.name })} ${say('provider.otherwise')}`}
              placeholder={say('provider.otherwise')}
              maxLength={35}
              value={gap.otherwise}
              onChange={(event) => setGap(gap.name, { otherwise: event.target.value })}
            />
          </li>
        ))}
      </ul>
      <ul className="grid gap-0.5 text-xs" aria-live="polite">
        {findings.map((one) => (
          <li key={`${one.kind}${what(one)}`} className={isProviderFault(one) ? 'text-bad' : 'text-warn'}>
            {isProviderFault(one) ? '✕ ' : '! '}
            {say(`provider.finding_${one.kind}`, { what: what(one) })}
          </li>
        ))}
      </ul>
      <ApprovedPreview template={{ ...text, channel: place.channel }} place={place} limit={limit} now={now} />
      <button type="submit" className="button button-main justify-self-start" disabled={findings.some(isProviderFault) || keep.isPending}>
        {say(keep.isPending ? 'common.saving' : 'provider.save')}
      </button>
      <TemplateSaid changes={[keep]} group="provider" />
    </form>
  );
}
