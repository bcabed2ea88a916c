'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { TemplatePage, TemplateSample } from '@/server/api/trpc/answers';
import { needsSecondPerson } from '@/server/domain/rule/second-person';
import { checkWords, isFault } from '@/server/domain/template/check-words';
import type { MessageInput } from '@/server/domain/template/render';
import { sampleMessage } from '@/server/domain/template/sample';
import type { Words } from '@/server/domain/template/words';
import type { Slot } from '@/server/domain/template/words-in-force';
import { formatFull } from '@/server/domain/wording/dates';
import { DifferenceView } from './difference-view';
import { FindingList } from './finding-list';
import { Preview } from './preview';
import { SamplePicker } from './sample-picker';
import type { Held } from './slot-held';
import { type Done, TemplateSaid } from './template-said';
import { TestButton } from './test-button';
import { WordsForm } from './words-form';

/** Length of a real page's address, for counting parts of an SMS. */
const SAMPLE_LINK = 'https://daona.example/q/Abcdefghij1';

interface Props {
  slot: Slot;
  held: Held;
  shipped: Words;
  page: TemplatePage;
  now: number;
  mayEdit: boolean;
  onDone: (done: Done) => void;
}

/** Writes the words of one slot, checked and shown as the customer will see them with every letter. */
export function WordsEditor({ slot, held, shipped, page, now, mayEdit, onDone }: Props) {
  const { say, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const inForce = held.inForce?.words ?? shipped;
  const [words, setWords] = useState<Words>(held.draft?.words ?? inForce);
  const [note, setNote] = useState(held.draft?.note ?? '');
  const [isPublishing, setPublishing] = useState(false);
  const [sample, setSample] = useState<TemplateSample | null>(null);
  const refresh = {
    onSuccess: (done: Done) => {
      onDone(done);
      router.refresh();
    },
  };
  const keep = useMutation(trpc.template.keepDraft.mutationOptions(refresh));
  const drop = useMutation(trpc.template.dropDraft.mutationOptions(refresh));
  const publish = useMutation(trpc.template.publish.mutationOptions(refresh));
  const decide = useMutation(trpc.template.decide.mutationOptions(refresh));
  const { key, language, shop, medium } = slot;
  const message: MessageInput = sample
    ? { ...sample, key, language, viewer: { timeZone: sample.timeZone, now } }
    : sampleMessage(key, language, SAMPLE_LINK, now);
  const findings = checkWords(key, language, words);
  const isWrong = findings.some(isFault);
  const isTouched = JSON.stringify(words) !== JSON.stringify(inForce);
  const wish = { ...slot, words, base: held.version, note };
  const isProposed = held.draft?.state === 'proposed';
  const takesTwo = needsSecondPerson(page.approval, null, shop ? { shops: [shop] } : {});
  const dress = (page.dresses.find((one) => one.shop === (sample?.shop ?? shop)) ?? page.dresses[0]!).dress;
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
      <Card title={say('templates.words')} aside={<InForce held={held} />}>
        {held.draft ? (
          <p className="mb-2 text-warn text-xs">
            {say('templates.draft_of', {
              who: held.draft.changedByName ?? held.draft.changedBy,
              at: formatFull(held.draft.changedAt, viewer.timeZone),
            })}
          </p>
        ) : null}
        <WordsForm key={medium} slot={slot} words={words} onChange={setWords} isReadOnly={!mayEdit} />
        <FindingList findings={findings} />
        {mayEdit ? (
          <div className="mt-3 flex flex-wrap gap-2">
            <button type="button" className="button" disabled={!isTouched || keep.isPending} onClick={() => keep.mutate(wish)}>
              {say('templates.keep')}
            </button>
            {held.draft ? (
              <button type="button" className="button" disabled={drop.isPending} onClick={() => drop.mutate(slot)}>
                {say('templates.drop')}
              </button>
            ) : null}
            <button type="button" className="button" onClick={() => setWords(shipped)}>
              {say('templates.reset')}
            </button>
            <button
              type="button"
              className="button button-main"
              disabled={!isTouched || isWrong}
              aria-expanded={isPublishing}
              onClick={() => setPublishing(!isPublishing)}
            >
              {say('templates.publish')}
            </button>
          </div>
        ) : null}
        {mayEdit && (isPublishing || isProposed) && isTouched ? (
          <section className="mt-3 rounded-lg border border-line p-3">
            <h3 className="font-medium">{say('templates.difference')}</h3>
            <p className="mb-2 text-faint text-xs">{say('templates.difference_hint')}</p>
            <DifferenceView before={inForce} after={words} />
            <div className="mt-3 flex flex-wrap gap-2">
              {isProposed ? (
                <>
                  <button type="button" className="button button-main" onClick={() => decide.mutate({ ...slot, agrees: true })}>
                    {say('templates.agree')}
                  </button>
                  <button type="button" className="button" onClick={() => decide.mutate({ ...slot, agrees: false })}>
                    {say('templates.send_back')}
                  </button>
                </>
              ) : (
                <>
                  <input
                    className="field min-w-40 flex-1"
                    aria-label={say('templates.note')}
                    placeholder={say('templates.note')}
                    maxLength={300}
                    value={note}
                    onChange={(event) => setNote(event.target.value)}
                  />
                  <button
                    type="button"
                    className="button button-main"
                    disabled={isWrong || publish.isPending}
                    onClick={() => publish.mutate(wish)}
                  >
                    {say(takesTwo ? 'templates.propose_sure' : 'templates.publish_sure')}
                  </button>
                </>
              )}
            </div>
          </section>
        ) : null}
        <TemplateSaid changes={[keep, drop, publish, decide].map(({ error, submittedAt }) => ({ error, submittedAt }))} />
      </Card>
      <Card title={say('templates.preview')}>
        <SamplePicker templateKey={key} sample={sample} onPick={setSample} />
        <Preview words={words} message={message} dress={dress} prices={page.prices} />
        {mayEdit && medium !== 'wechat' ? (
          <TestButton slot={slot} words={words} orderNo={sample?.orderNo ?? null} isWrong={isWrong} />
        ) : null}
      </Card>
    </div>
  );
}

function InForce({ held: { inForce, isOwn } }: { held: Held }) {
  const { say } = useConsoleView();
  if (!inForce) return say('templates.in_force_shipped');
  if (isOwn) return say('templates.in_force_own', { n: inForce.version });
  const shop = inForce.shop || say('settings.every_shop');
  return say('templates.in_force_other', { shop, language: say(`templates.language_${inForce.language}`), n: inForce.version });
}
