'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import type { MessageKey } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { IncidentPage } from '@/server/api/trpc/answers';
import { customerWording, WORDING_LIMIT } from '@/server/domain/incident/customer-wording';
import type { Language, WrittenLanguage } from '@/server/domain/shared/language';
import { wordHeadline } from '@/server/domain/wording/word-headline';

const NAMES: Record<WrittenLanguage, MessageKey> = { 'zh-CN': 'incidents.words_zh', en: 'incidents.words_en' };
const LANGUAGES = ['zh-CN', 'en'] as const;
/** In what languages customers read what was written in one. */
const READ_AS: Record<WrittenLanguage, readonly Language[]> = { 'zh-CN': ['zh-CN', 'zh-TW'], en: ['en'] };
type Words = Record<WrittenLanguage, string>;

/** What the customers of an incident are told: the usual words, one sentence by hand with its preview, or nothing. */
export function WordingForm({ page, onChanged }: { page: IncidentPage; onChanged: () => void }) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const { incident } = page;
  const { told } = incident;
  const [words, setWords] = useState<Words>(told?.kind === 'words' ? told : { 'zh-CN': '', en: '' });
  const word = useMutation(calls.incident.word.mutationOptions({ onSuccess: onChanged }));
  const chosen = customerWording.safeParse({ kind: 'words', ...words });
  const hasTyped = LANGUAGES.some((language) => words[language].trim() !== '');
  const problem: MessageKey | null = word.isError ? 'incidents.failed' : word.data?.kind === 'not_now' ? 'incidents.not_now' : null;
  return (
    <Card title={say('incidents.words')}>
      <p className="text-soft">{say('incidents.words_why')}</p>
      <div className="mt-3 grid gap-3 md:grid-cols-2">
        {LANGUAGES.map((language) => (
          <label key={language} className="grid content-start gap-1">
            <span className="flex justify-between text-soft text-xs">
              {say(NAMES[language])}
              <span className={[...words[language]].length > WORDING_LIMIT[language] ? 'text-bad' : 'text-faint'}>
                {[...words[language]].length} / {WORDING_LIMIT[language]}
              </span>
            </span>
            <textarea
              className="field"
              rows={2}
              lang={language}
              value={words[language]}
              onChange={(event) => setWords({ ...words, [language]: event.target.value })}
            />
            <span className="min-h-5 text-xs" aria-live="polite">
              {words[language].trim() === ''
                ? null
                : READ_AS[language].map((read) => <Preview key={read} page={page} words={words} language={read} />)}
            </span>
          </label>
        ))}
      </div>
      {hasTyped && !chosen.success ? <p className="mt-1 text-warn text-xs">{say('incidents.words_rule')}</p> : null}
      <p role="status" className={problem ? 'mt-1 text-bad' : 'sr-only'}>
        {problem ? say(problem) : ''}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-main"
          disabled={!chosen.success || word.isPending}
          onClick={() => chosen.success && word.mutate({ id: incident.id, told: chosen.data })}
        >
          {say('incidents.words_use')}
        </button>
        {told?.kind === 'silence' ? null : (
          <SureButton disabled={word.isPending} onSure={() => word.mutate({ id: incident.id, told: { kind: 'silence' } })}>
            {say('incidents.words_silence')}
          </SureButton>
        )}
        {told === null ? null : (
          <button type="button" className="button" disabled={word.isPending} onClick={() => word.mutate({ id: incident.id, told: null })}>
            {say('incidents.words_withdraw')}
          </button>
        )}
      </div>
    </Card>
  );
}

/** The headline as a customer of one of its orders would read it. */
function Preview({ page, words, language }: { page: IncidentPage; words: Words; language: Language }) {
  const { say, viewer } = useConsoleView();
  const state = page.orders[0]?.doc.state;
  const params = { step: state?.lifecycle ?? 'paid', since: page.incident.since, wordsZh: words['zh-CN'].trim(), wordsEn: words.en.trim() };
  return (
    <span className="mt-1 block rounded-lg bg-sunken px-2.5 py-1.5" lang={language}>
      <span className="text-faint">{say(language === 'zh-TW' ? 'incidents.words_preview_taiwan' : 'incidents.words_preview')} </span>
      {wordHeadline({ key: 'told_by_hand', params }, language, viewer).long}
    </span>
  );
}
