'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { type Say, sayWord } from '@/app/_lib/messages';
import { type Finding, isFault } from '@/server/domain/template/check-words';

function placeName(say: Say, place: string): string {
  return place === 'text' || place === 'subject' || place === 'fields' ? say(`templates.place_${place}`) : place;
}

function about(say: Say, { kind, what }: Finding): string {
  if (what === undefined) return '';
  if (kind === 'leaves_out') return sayWord(say, 'templates', `var_${what}`);
  const isVariable = kind === 'missing' || kind === 'needs_brackets';
  return isVariable ? `{${what}}（${sayWord(say, 'templates', `var_${what}`)}）` : what;
}

/** What keeps words from being published, in red, and what is worth a second look. */
export function FindingList({ findings, clean }: { findings: readonly Finding[]; clean?: string }) {
  const { say } = useConsoleView();
  return (
    <div className="mt-3" aria-live="polite">
      {findings.length === 0 ? <p className="text-good text-xs">{clean ?? say('templates.clean')}</p> : null}
      <ul className="grid gap-0.5 text-xs">
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same can be found twice
          <li key={index} className={isFault(finding) ? 'text-bad' : 'text-warn'}>
            {isFault(finding) ? '✕ ' : '! '}
            {say(`templates.finding_${finding.kind}`, { place: placeName(say, finding.place), what: about(say, finding) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
