import type { Language } from '@/server/domain/shared/language';
import type { WechatState } from '@/server/usecases/wechat/connect-wechat';
import type { OnceOffer } from '@/server/usecases/wechat/offer-once';
import { FORM_STYLE } from './form-style';
import { wechatMessages } from './messages/wechat';
import { Shell } from './shell';
import { WechatOnce } from './wechat-once';

interface WechatPageProps {
  language: Language;
  path: string;
  back: string;
  /** Null where it cannot be connected. */
  state: WechatState | null;
  isInside: boolean;
  /** One more message that can be agreed to here. */
  once?: OnceOffer | null;
  /** What the last try came to. */
  said?: 'stale' | 'unreachable';
  /** Where WeChat is asked; the page leads there by itself. */
  goingTo?: string;
}

/** Whether a customer wants messages in WeChat: what it means, then yes or no. */
export function WechatPage({ language, path, back, state, isInside, once, said, goingTo }: WechatPageProps) {
  const m = wechatMessages(language);
  return (
    <Shell language={language} title={m.title} path={path} moreStyle={FORM_STYLE}>
      <div className="card form">
        <h1>{m.title}</h1>
        {said ? <p role="alert">{m[said]}</p> : null}
        {goingTo ? (
          <>
            <p role="status">{m.going}</p>
            <a className="button" href={goingTo} rel="noreferrer">
              {m.goOn}
            </a>
          </>
        ) : state === null ? (
          <p className="lead">{m.none}</p>
        ) : state === 'none' ? (
          <>
            <p className="lead">{m.lead}</p>
            <p className="hint">{isInside ? m.follow : m.onlyInside}</p>
            {isInside ? <Step path={path} step="connect" words={m.agree} /> : null}
          </>
        ) : (
          <>
            <p className="state done" role="status">
              <strong>{m[state]}</strong>
            </p>
            {once ? <WechatOnce language={language} offer={once} /> : null}
            <Step path={path} step="disconnect" words={m.disconnect} isSecond />
          </>
        )}
      </div>
      <p className="foot">
        <a href={back}>{m.back}</a>
      </p>
    </Shell>
  );
}

function Step({ path, step, words, isSecond }: { path: string; step: string; words: string; isSecond?: boolean }) {
  return (
    <form method="post" action={path}>
      <button type="submit" name="step" value={step} className={isSecond ? 'second' : undefined}>
        {words}
      </button>
    </form>
  );
}
