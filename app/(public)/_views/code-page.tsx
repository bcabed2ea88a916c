import type { CodeCookie } from '@/server/api/public/code-cookie';
import type { Flash } from '@/server/api/public/flash';
import type { Language } from '@/server/domain/shared/language';
import { type OwnerMessages, ownerMessages } from './messages/owner';
import { OwnerNotice } from './owner-notice';
import { Riddle } from './riddle';
import { Shell } from './shell';

interface CodePageProps {
  language: Language;
  waiting: CodeCookie;
  now: number;
  flash: Flash | null;
  challenge?: string;
  script?: string;
}

/** The code that came by SMS, and another one when it did not. Works without scripts. */
export function CodePage({ language, waiting, now, flash, challenge, script }: CodePageProps) {
  const m = ownerMessages(language);
  return (
    <Shell language={language} title={m.codeTitle} path="/track/code" script={script}>
      <form className="card form" method="post" action="/track/code">
        <h1>{m.codeTitle}</h1>
        <p className="lead">{waiting.shown ? m.codeSentTo(waiting.shown) : m.codeSentOnFile}</p>
        <OwnerNotice language={language} flash={flash} now={now} />
        <label htmlFor="code">{m.codeLabel}</label>
        <input
          className="digits"
          id="code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={200}
          required
          aria-describedby="codeHint"
        />
        <p className="hint" id="codeHint">
          {m.codeHint}
        </p>
        <button type="submit">{m.confirm}</button>
      </form>
      <Again m={m} waiting={waiting} now={now} challenge={challenge} />
    </Shell>
  );
}

function Again({ m, waiting, now, challenge }: Pick<CodePageProps, 'waiting' | 'now' | 'challenge'> & { m: OwnerMessages }) {
  const restS = Math.ceil((waiting.resendAt - now) / 1000);
  return (
    <form className="card form" method="post" action="/track/code" data-challenge={challenge} data-working={m.working}>
      <h2>{m.waitingTitle}</h2>
      <p className="small">{m.waiting}</p>
      <Riddle challenge={challenge} noScript={m.challengeNoScript} />
      <input type="hidden" name="again" value="1" />
      {restS > 0 ? (
        <noscript>
          <p className="hint">{m.againIn.replace('{s}', String(restS))}</p>
        </noscript>
      ) : null}
      <button className="second" type="submit" data-in={restS > 0 ? restS : undefined} data-in-words={m.againIn}>
        {m.again}
      </button>
      <p className="working" role="status" />
      {waiting.orderCode ? null : (
        <a className="button second" href="/track/phone">
          {m.otherPhone}
        </a>
      )}
    </form>
  );
}
