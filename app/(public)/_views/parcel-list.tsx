import type { Messages } from './messages';
import type { OrderPageModel } from './order-page-model';

/** Every parcel with its state, tracking number, contents and the carrier's own page. */
export function ParcelList({ model, m }: { model: OrderPageModel; m: Messages }) {
  if (model.shipments.length === 0) return null;
  return (
    <section className="card" id="parcels">
      <h2>{m.shipments}</h2>
      {model.shipments.map((parcel) => (
        <div className={`parcel ${parcel.tone}`} key={`${parcel.carrier}/${parcel.trackingNo}`}>
          <p className="pills">
            <span className="pill">{parcel.milestone}</span>
            {model.shipments.length > 1 ? <span>{parcel.name}</span> : null}
            <span>{parcel.since}</span>
          </p>
          <p>
            {parcel.carrier} <span className="no">{parcel.trackingNo}</span>
            <button type="button" className="plain" data-copy={parcel.trackingNo} hidden>
              {m.copy}
            </button>
          </p>
          {parcel.expected ? <p className="small">{parcel.expected}</p> : null}
          {parcel.items.length > 0 && model.shipments.length > 1 ? (
            <ul className="goods">
              {parcel.items.map((item) => (
                <li key={item.name}>
                  <span>{item.name}</span>
                  <span>× {item.quantity}</span>
                </li>
              ))}
            </ul>
          ) : null}
          <p className="links">
            <a href={parcel.url} rel="noreferrer noopener" target="_blank">
              {parcel.linkName}
            </a>
          </p>
        </div>
      ))}
    </section>
  );
}
