import type { Language } from '@/server/domain/shared/language';
import { type OwnerMessages, ownerMessages } from './messages/owner';
import { Notice } from './notice';
import type { OwnOrderModel } from './own-orders-model';
import type { SessionsModel } from './own-sessions-model';
import { Shell } from './shell';

interface OwnOrdersPageProps {
  language: Language;
  /** The proved phone, masked. */
  phone: string;
  orders: OwnOrderModel[];
  /** Address of the next page; null on the last. */
  older: string | null;
  isFirst: boolean;
  /** Other browsers that have proved the same phone. */
  sessions: SessionsModel;
}

/** The orders of whoever has proved a phone, over all shops. */
export function OwnOrdersPage({ language, phone, orders, older, isFirst, sessions }: OwnOrdersPageProps) {
  const m = ownerMessages(language);
  return (
    <Shell language={language} title={m.ordersTitle} path="/track/orders">
      <section className="card">
        <h1>{m.ordersTitle}</h1>
        <p className="lead">{orders.length === 0 && isFirst ? m.noOrders : m.ordersOf(phone)}</p>
        {isFirst && sessions.hasNewer ? <Notice tone="warn" title={m.newSessionTitle} text={m.newSession} /> : null}
      </section>
      <ul className="stack">
        {orders.map((order) => (
          <OwnOrder key={order.path} order={order} m={m} />
        ))}
      </ul>
      {older ? (
        <a className="button second" href={older}>
          {m.older}
        </a>
      ) : null}
      {isFirst ? null : (
        <a className="button second" href="/track/orders">
          {m.newest}
        </a>
      )}
      <SignOut m={m} phone={phone} sessions={sessions} />
    </Shell>
  );
}

function OwnOrder({ order, m }: { order: OwnOrderModel; m: OwnerMessages }) {
  return (
    <li className="card">
      <p className="pills">
        <span className="pill">{order.state}</span>
        <span>{order.shop}</span>
      </p>
      <h2>{order.headline}</h2>
      {order.items ? <p className="small">{order.items}</p> : null}
      <p className="hint">
        <span className="no">{order.orderNo}</span> · {m.ordered(order.orderedOn)}
      </p>
      <a className="button second" href={order.path} aria-label={`${m.open} ${order.orderNo}`}>
        {m.open}
      </a>
    </li>
  );
}

function SignOut({ m, phone, sessions }: { m: OwnerMessages; phone: string; sessions: SessionsModel }) {
  return (
    <form className="card form" id="sessions" method="post" action="/track/sign-out">
      <h2>{m.signedInAs(phone)}</h2>
      <p className="small">{m.signOutHint}</p>
      {sessions.lines.length > 0 ? (
        <>
          <p className="small">{m.sessionsTitle}</p>
          <ul className="small">
            {sessions.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="hint">{m.sessionsHint}</p>
        </>
      ) : null}
      <button className="second" type="submit">
        {m.signOut}
      </button>
      <button className="second" type="submit" name="everywhere" value="1">
        {m.signOutAll}
      </button>
    </form>
  );
}
