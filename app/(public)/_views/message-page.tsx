import type { Language } from '@/server/domain/shared/language';
import { messagesOf, type WordKey } from './messages';
import { Shell } from './shell';

export type MessageKind = 'missing' | 'expired' | 'revoked' | 'away' | 'busy';

const WORDS: Record<MessageKind, { title: WordKey; text: WordKey }> = {
  missing: { title: 'missingTitle', text: 'missing' },
  expired: { title: 'expiredTitle', text: 'expired' },
  revoked: { title: 'revokedTitle', text: 'revoked' },
  away: { title: 'awayTitle', text: 'away' },
  busy: { title: 'busyTitle', text: 'busy' },
};

/** A page that has no order to show: what happened, that nothing is lost, and what to do now. */
export function MessagePage({ language, kind, path }: { language: Language; kind: MessageKind; path: string }) {
  const m = messagesOf(language);
  const isOurs = kind === 'away' || kind === 'busy';
  return (
    <Shell language={language} title={m[WORDS[kind].title]} path={path}>
      <div className="card form">
        <h1>{m[WORDS[kind].title]}</h1>
        <p className="lead">{m[WORDS[kind].text]}</p>
        <a className="button" href={isOurs ? path : '/track'}>
          {isOurs ? m.reload : m.toTrack}
        </a>
      </div>
    </Shell>
  );
}
