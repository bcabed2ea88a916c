import type { ReactNode } from 'react';
import type { Language } from '@/server/domain/shared/language';
import { type Messages, messagesOf } from './messages';
import { Notice } from './notice';
import type { OrderPageModel } from './order-page-model';
import { ParcelList } from './parcel-list';
import { Shell } from './shell';
import { Timeline } from './timeline';

export interface OrderPageProps {
  language: Language;
  path: string;
  version: number;
  model: OrderPageModel;
  /** Server-drawn map; absent when no place is known. */
  map?: ReactNode;
  /** Address of the live stream. */
  live: string;
  /** Where the last four digits are sent; absent where a link decides what is shown. */
  unlockPath?: string;
  /** What the last try to unlock came to. */
  said?: 'no_match' | 'used_up';
  script?: string;
}

/** Characters from which a headline is set smaller, so that the first screen holds what follows. */
const LONG_HEADLINE = 36;

/** The order page: the truth in one glance on the first screen of a phone, everything else below. */
export function OrderPage(props: OrderPageProps) {
  const { language, model, path } = props;
  const m = messagesOf(language);
  return (
    <Shell language={language} title={`${model.short} · ${m.brand}`} path={path} script={props.script}>
      <div
        id="live"
        data-live={props.live}
        data-version={props.version}
        data-updated={m.updated}
        data-copied={m.copied}
        data-share={m.share}
      >
        <div className="columns">
          <div className="stack">
            <Hero model={model} m={m} canUnlock={props.unlockPath !== undefined} />
            {props.map ? (
              <section className="card map">
                <h2>{m.map}</h2>
                {props.map}
              </section>
            ) : null}
            {props.unlockPath ? <Unlock m={m} action={props.unlockPath} said={props.said} /> : null}
          </div>
          <div className="stack">
            <ParcelList model={model} m={m} />
            <Timeline days={model.days} m={m} />
            <Items model={model} m={m} />
            <section className="card">
              <h2>{m.details}</h2>
              <dl className="row">
                {model.details.map((row) => (
                  <Row key={row.name} {...row} />
                ))}
              </dl>
            </section>
            <section className="card" id="help">
              <h2>{m.help}</h2>
              <p className="small">{m.helpText}</p>
              <button type="button" className="second share" data-share-page hidden>
                {m.share}
              </button>
            </section>
          </div>
        </div>
      </div>
      <p className="foot">{m.privacy}</p>
      <p className="sr" role="status" id="said" />
    </Shell>
  );
}

function Hero({ model, m, canUnlock }: { model: OrderPageModel; m: Messages; canUnlock: boolean }) {
  return (
    <section className={`card hero ${model.tone}`}>
      <p className="pills">
        <span className="pill">{model.pill}</span>
        {model.counter ? <span>{model.counter}</span> : null}
      </p>
      <h1 className={model.headline.length > LONG_HEADLINE ? 'long' : undefined}>{model.headline}</h1>
      {model.flags.map((flag) => (
        <p className="why" key={flag.title}>
          <strong>{flag.title}</strong> {flag.text}
        </p>
      ))}
      {model.eta ? (
        <dl className="eta">
          <dt>{model.eta.label}</dt>
          {model.eta.window ? <dd>{model.eta.window}</dd> : null}
          {model.eta.sub ? <dd className="sub">{model.eta.sub}</dd> : null}
        </dl>
      ) : null}
      <dl className="facts">
        {model.next ? (
          <div>
            <dt>{m.next}</dt>
            <dd>{model.next}</dd>
          </div>
        ) : null}
        <div>
          <dt>{model.last ? `${m.last} · ${model.last.age}` : m.last}</dt>
          <dd>{model.last ? model.last.words : m.noEvents}</dd>
        </div>
      </dl>
      {model.steps.length > 0 ? (
        <ol className="steps">
          {model.steps.map((step) => (
            <li key={step.name} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
              {step.name}
              {step.state === 'implied' ? <small>{m.inferredStep}</small> : null}
            </li>
          ))}
        </ol>
      ) : null}
      <MainAction model={model} m={m} canUnlock={canUnlock} />
    </section>
  );
}

/** The one thing to do from here: see more, else ask the carrier, else ask the shop. */
function MainAction({ model, m, canUnlock }: { model: OrderPageModel; m: Messages; canUnlock: boolean }) {
  if (canUnlock) {
    return (
      <a className="button" href="#unlock">
        {m.unlock}
      </a>
    );
  }
  const parcel = model.shipments.find((shipment) => shipment.tone !== 'done');
  if (parcel && model.shipments.length === 1) {
    return (
      <a className="button" href={parcel.url} rel="noreferrer noopener" target="_blank">
        {parcel.linkName}
      </a>
    );
  }
  return (
    <a className={parcel ? 'button' : 'button second'} href={parcel ? '#parcels' : '#help'}>
      {parcel ? m.seeParcels : model.tone === 'done' ? m.trouble : m.help}
    </a>
  );
}

function Unlock({ m, action, said }: { m: Messages; action: string; said?: 'no_match' | 'used_up' }) {
  return (
    <section className="card" id="unlock">
      <form className="form" method="post" action={action}>
        <h2>{m.unlock}</h2>
        <p className="small">{m.unlockLead}</p>
        {said === 'no_match' ? <Notice tone="warn" title={m.wrongDigitsTitle} text={m.wrongDigits} /> : null}
        {said === 'used_up' ? <Notice tone="warn" title={m.usedUpTitle} text={m.usedUp} /> : null}
        {said === 'used_up' ? (
          <a className="button" href="/track">
            {m.toTrack}
          </a>
        ) : (
          <>
            <label htmlFor="lastDigits">{m.lastDigits}</label>
            <input
              className="digits"
              id="lastDigits"
              name="lastDigits"
              inputMode="numeric"
              autoComplete="off"
              pattern="[0-9]{4}"
              maxLength={4}
              required
            />
            <button type="submit">{m.unlockButton}</button>
          </>
        )}
      </form>
    </section>
  );
}

function Items({ model, m }: { model: OrderPageModel; m: Messages }) {
  const isToldByParcel = model.shipments.length > 1 && model.shipments.every((shipment) => shipment.items.length > 0);
  if (model.items.length === 0 || isToldByParcel) return null;
  return (
    <section className="card">
      <h2>{m.items}</h2>
      <ul className="goods">
        {model.items.map((item) => (
          <li key={item.name}>
            <span>{item.name}</span>
            <span>× {item.quantity}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
