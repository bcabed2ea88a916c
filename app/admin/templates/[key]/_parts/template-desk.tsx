'use client';

import { useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import type { TemplatePage } from '@/server/api/trpc/answers';
import type { StaffRole } from '@/server/domain/access/staff-role';
import { LANGUAGES, type Language } from '@/server/domain/shared/language';
import type { TemplateKey } from '@/server/domain/template/library';
import { shippedWords, TEMPLATE_MEDIA, type TemplateMedium } from '@/server/domain/template/words';
import { ProviderCard } from './provider-card';
import { heldAt } from './slot-held';
import { type Done, TemplateSaid } from './template-said';
import { VersionsCard } from './versions-card';
import { WordsEditor } from './words-editor';

interface Props {
  templateKey: TemplateKey;
  page: TemplatePage;
  shops: string[];
  now: number;
  role: StaffRole;
  mayEdit: boolean;
}

/** The words of one message: which medium, language and shop, then its editor, versions and approvals. */
export function TemplateDesk({ templateKey: key, page, shops, now, role, mayEdit }: Props) {
  const { say, language: own } = useConsoleView();
  const [medium, setMedium] = useState<TemplateMedium>('sms');
  const [language, setLanguage] = useState<Language>(own);
  const [shop, setShop] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const slot = { key, medium, language, shop };
  const choose = (turn: () => void) => {
    turn();
    setDone(null);
  };
  const held = heldAt(page, slot);
  const shipped = shippedWords(key, medium, language);
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-end gap-4">
        <fieldset className="flex flex-wrap gap-1">
          <legend className="mb-0.5 text-faint text-xs">{say('templates.medium')}</legend>
          {TEMPLATE_MEDIA.map((one) => (
            <Choice key={one} isChosen={one === medium} onChoose={() => choose(() => setMedium(one))}>
              {say(`templates.medium_${one}`)}
            </Choice>
          ))}
        </fieldset>
        <fieldset className="flex flex-wrap gap-1">
          <legend className="mb-0.5 text-faint text-xs">{say('templates.language')}</legend>
          {LANGUAGES.map((one) => (
            <Choice key={one} isChosen={one === language} onChoose={() => choose(() => setLanguage(one))}>
              {say(`templates.language_${one}`)}
            </Choice>
          ))}
        </fieldset>
        <label className="grid gap-0.5 text-faint text-xs" htmlFor="template-shop">
          {say('templates.shop')}
          <select
            id="template-shop"
            className="field text-ink"
            value={shop}
            onChange={(event) => choose(() => setShop(event.target.value))}
          >
            <option value="">{say('settings.every_shop')}</option>
            {shops.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
      {/* outside of the editor, which begins anew with each version */}
      {done ? <TemplateSaid changes={[{ data: done, error: null, submittedAt: 0 }]} /> : null}
      <WordsEditor
        key={[medium, language, shop, held.version, held.draft?.changedAt ?? ''].join('|')}
        slot={slot}
        held={held}
        shipped={shipped}
        page={page}
        now={now}
        mayEdit={mayEdit}
        onDone={setDone}
      />
      {medium === 'sms' ? (
        <ProviderCard key={`${language}|${shop}`} place={{ key, language, shop }} page={page} role={role} now={now} mayEdit={mayEdit} />
      ) : null}
      <VersionsCard slot={slot} held={held} shipped={shipped} mayEdit={mayEdit} />
    </div>
  );
}

function Choice({ isChosen, onChoose, children }: { isChosen: boolean; onChoose: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={`button ${isChosen ? 'border-brand bg-brand-soft text-brand' : ''}`}
    >
      {children}
    </button>
  );
}
