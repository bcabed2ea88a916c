import type { Language } from '@/server/domain/shared/language';
import type { MailStand } from '@/server/usecases/consent/unsubscribe';
import { FORM_STYLE } from './form-style';
import { consentMessages } from './messages/consent';
import { Shell } from './shell';

interface UnsubscribePageProps {
  language: Language;
  path: string;
  stand: MailStand;
}

/** Where the link at a mail's end leads: fewer mails or none, and how to have them again. */
export function UnsubscribePage({ language, path, stand }: UnsubscribePageProps) {
  const c = consentMessages(language);
  const title = stand.kind === 'gone' ? c.offGone : c.offTitle;
  const done = stand.kind === 'open' && stand.mails !== 'on' ? (stand.mails === 'off' ? c.offDoneAll : c.offDoneRest) : null;
  return (
    <Shell language={language} title={title} path={path} moreStyle={FORM_STYLE}>
      <div className="card form">
        <h1>{title}</h1>
        {stand.kind === 'gone' ? (
          <>
            <p className="lead">{c.offGoneLead}</p>
            <a className="button" href="/track">
              {c.offTrack}
            </a>
          </>
        ) : (
          <>
            {done ? (
              <p className="state done" role="status">
                <strong>{done}</strong>
              </p>
            ) : (
              <p className="lead">{c.offLead}</p>
            )}
            {stand.mails === 'on' ? <Choice path={path} step="rest" words={c.offRest} hint={c.offRestWhat} /> : null}
            {stand.mails === 'off' ? null : <Choice path={path} step="all" words={c.offAll} hint={c.offAllWhat} isSecond />}
            <p className="hint">{c.offBack}</p>
            <p>
              <a href={`/q/${encodeURIComponent(stand.code)}/do/preferences`}>{c.offSettings}</a>
            </p>
          </>
        )}
      </div>
    </Shell>
  );
}

function Choice({ path, step, words, hint, isSecond }: { path: string; step: string; words: string; hint: string; isSecond?: boolean }) {
  return (
    <form method="post" action={path}>
      <button type="submit" name="step" value={step} className={isSecond ? 'second' : undefined} aria-describedby={`${step}-hint`}>
        {words}
      </button>
      <p className="hint" id={`${step}-hint`}>
        {hint}
      </p>
    </form>
  );
}
