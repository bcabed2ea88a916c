import type { ReactNode } from 'react';
import type { Medium } from '@/server/domain/notice/medium';
import { type Preference, TOPICS, type Topic } from '@/server/domain/preference/preference';
import { LANGUAGES, type Language } from '@/server/domain/shared/language';
import { FORM_STYLE } from './form-style';
import { type ConsentMessages, consentMessages } from './messages/consent';
import { wechatMessages } from './messages/wechat';
import { type WishMessages, wishMessages } from './messages/wishes';
import { Shell } from './shell';

/** What can be chosen, and how it stands. */
export interface PreferencesModel {
  /** Masked. */
  phone: string;
  preference: Preference;
  channels: { channel: Exclude<Medium, 'robot'>; state: 'on' | 'off' | 'blocked'; topicsOff: Topic[] }[];
  /** What was agreed to and declined, newest first. */
  history: { id: string; at: string; words: string }[];
  saved: string | null;
  canUndo: boolean;
}

interface PreferencesPageProps {
  language: Language;
  path: string;
  back: string;
  /** Where WeChat is connected or disconnected; absent where that is not offered. */
  wechat?: string;
  /** Why there is nothing to choose, in place of it. */
  model: PreferencesModel | 'no_phone' | 'by_link';
}

/** What is offered to whoever begins to choose. */
const USUAL_QUIET = ['22:00', '08:00'];

const LANGUAGE_NAMES: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

/** How a customer wants to be written to: channels, topics, quiet hours, language. */
export function PreferencesPage({ language, path, back, wechat, model }: PreferencesPageProps) {
  const m = wishMessages(language);
  return (
    <Shell language={language} title={m.prefTitle} path={path} moreStyle={FORM_STYLE}>
      {typeof model === 'string' ? (
        <div className="card form">
          <h1>{m.prefTitle}</h1>
          <p className="lead">{model === 'no_phone' ? m.prefNoPhone : m.prefByLink}</p>
          {model === 'by_link' ? (
            <a className="button" href="/track">
              {m.prefOpen}
            </a>
          ) : null}
        </div>
      ) : (
        <Choose path={path} model={model} m={m} c={consentMessages(language)} />
      )}
      <p className="foot">
        {wechat ? <a href={wechat}>{wechatMessages(language).title}</a> : null} <a href={back}>{m.back}</a>
      </p>
    </Shell>
  );
}

function Choose({ path, model, m, c }: { path: string; model: PreferencesModel; m: WishMessages; c: ConsentMessages }) {
  const { preference, channels } = model;
  return (
    <div className="card">
      <form className="form" method="post" action={path}>
        <h1>{m.prefTitle}</h1>
        <p className="lead">{m.prefFor(model.phone)}</p>
        {model.saved ? (
          <p className="state done" role="status">
            <strong>{m.saved(model.saved)}</strong>
          </p>
        ) : null}
        <fieldset>
          <legend>{m.channels}</legend>
          {channels.length === 0 ? <p className="hint">{m.channelsNone}</p> : null}
          {channels.map(({ channel, state, topicsOff }) => (
            <div key={channel}>
              <Pick name="channels" value={channel} isOn={state === 'on'} isFixed={state === 'blocked'}>
                {m[channel]}
                {state === 'blocked' ? <span className="opt"> {m.blocked}</span> : null}
              </Pick>
              {state === 'blocked' ? null : (
                <fieldset className="inner">
                  <legend>
                    <span className="sr">{m[channel]} </span>
                    {c.there}
                  </legend>
                  {TOPICS.map((topic) => (
                    <Pick key={topic} name={`topics.${channel}`} value={topic} isOn={!topicsOff.includes(topic)}>
                      {c[topic]}
                    </Pick>
                  ))}
                </fieldset>
              )}
            </div>
          ))}
          {channels.length > 0 ? <p className="hint">{m.allOff}</p> : null}
        </fieldset>
        <fieldset>
          <legend>{m.topics}</legend>
          {TOPICS.map((topic) => (
            <Pick key={topic} name="topics" value={topic} isOn={!preference.topicsOff.includes(topic)}>
              {m[topic]}
            </Pick>
          ))}
          <Pick name="needed" value="needed" isOn isFixed>
            {m.needed}
          </Pick>
        </fieldset>
        <Quiet quiet={preference.quiet} m={m} />
        <label htmlFor="language">{m.language}</label>
        <select id="language" name="language" defaultValue={preference.language ?? ''}>
          <option value="">{m.languageAuto}</option>
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </select>
        <button type="submit" name="step" value="save">
          {m.save}
        </button>
      </form>
      {model.canUndo ? (
        <form className="form" method="post" action={path}>
          <button type="submit" name="step" value="undo" className="second">
            {m.undo}
          </button>
        </form>
      ) : null}
      <details className="form">
        <summary>{c.history}</summary>
        {model.history.length === 0 ? <p className="hint">{c.historyNone}</p> : null}
        <ul className="hist">
          {model.history.map(({ id, at, words }) => (
            <li key={id}>
              <span className="opt">{at}</span> {words}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** The hours in which nothing is sent: the shop's, none, or one's own. */
function Quiet({ quiet, m }: { quiet: string | null; m: WishMessages }) {
  const isOwn = quiet !== null && quiet !== 'none';
  const [from, to] = isOwn ? quiet.split('-') : USUAL_QUIET;
  return (
    <fieldset aria-describedby="quiet-hint">
      <legend>{m.quiet}</legend>
      <p className="hint" id="quiet-hint">
        {m.quietHint}
      </p>
      <Pick name="quiet" value="" isOn={quiet === null} isOneOf>
        {m.quietShop}
      </Pick>
      <Pick name="quiet" value="none" isOn={quiet === 'none'} isOneOf>
        {m.quietNone}
      </Pick>
      <Pick name="quiet" value="own" isOn={isOwn} isOneOf>
        {m.quietOwn}
      </Pick>
      <div className="take">
        <label htmlFor="from">
          {m.quietFrom}
          <input id="from" name="from" type="time" defaultValue={from} />
        </label>
        <label htmlFor="to">
          {m.quietTo}
          <input id="to" name="to" type="time" defaultValue={to} />
        </label>
      </div>
    </fieldset>
  );
}

function Pick(props: { name: string; value: string; isOn: boolean; isFixed?: boolean; isOneOf?: boolean; children: ReactNode }) {
  const { name, value, isOn, isFixed, isOneOf, children } = props;
  return (
    <label className="pick">
      <input type={isOneOf ? 'radio' : 'checkbox'} name={name} value={value} defaultChecked={isOn} disabled={isFixed} />
      <span>{children}</span>
    </label>
  );
}
