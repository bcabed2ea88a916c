import type { ReactNode } from 'react';
import type { Brand } from '@/server/domain/brand/brand';
import type { Language } from '@/server/domain/shared/language';
import { ContactLines } from './contact-lines';
import { Hero } from './hero';
import { type Messages, messagesOf } from './messages';
import type { OrderPageModel } from './order-page-model';
import { ParcelList } from './parcel-list';
import { Shell } from './shell';
import { Timeline } from './timeline';
import { UnlockForm, type UnlockSaid } from './unlock-form';

export interface OrderPageProps {
  language: Language;
  path: string;
  version: number;
  /** Lifecycle of the order; told with how long the page was in view. */
  state: string;
  model: OrderPageModel;
  /** Server-drawn map; absent when no place is known. */
  map?: ReactNode;
  /** Address of the live stream. */
  live: string;
  /** Where the last four digits are sent; absent where a link decides what is shown. */
  unlockPath?: string;
  /** What the last try to unlock came to. */
  said?: UnlockSaid;
  /** For the owner who has looked; for others the way to prove that it is theirs. */
  owner?: ReactNode;
  /** What can be done with the order; absent where the reader may do nothing. */
  actions?: ReactNode;
  /** How the shop shows itself and is reached. */
  brand?: Brand;
  /** What can be taken from the page. */
  tools?: ReactNode;
  script?: string;
}

/**
 * The order page. The first card holds what everybody wants to know; below it, on the left what belongs to the place and to
 * acting (map, unlocking), on the right what can be read on (parcels, timeline, items, details, help).
 */
export function OrderPage(props: OrderPageProps) {
  const { language, model, path } = props;
  const m = messagesOf(language);
  return (
    <Shell language={language} title={`${model.short} · ${props.brand?.name || m.brand}`} path={path} script={props.script}>
      <div
        id="live"
        data-live={props.live}
        data-version={props.version}
        data-state={props.state}
        data-updated={m.updated}
        data-copied={m.copied}
      >
        <div className="columns">
          <div className="stack">
            <Hero model={model} m={m} />
            {props.actions}
            {props.map ? (
              <section className="card map">
                <h2>{m.map}</h2>
                {props.map}
              </section>
            ) : null}
            {props.unlockPath ? <UnlockForm m={m} action={props.unlockPath} said={props.said} /> : null}
            {props.owner}
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
              {props.brand ? <ContactLines contact={props.brand.contact} m={m} /> : null}
              {props.tools}
            </section>
          </div>
        </div>
      </div>
      <p className="foot">{m.privacy}</p>
      <p className="sr" role="status" id="said" />
    </Shell>
  );
}

/** The goods of the whole order; left out where every parcel tells its own. */
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
