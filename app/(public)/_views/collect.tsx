import type { CollectModel } from './collect-model';

/** How the parcels that wait at a pickup point are collected; the first screen's action leads here. */
export function Collect({ model }: { model: CollectModel | null }) {
  if (!model) return null;
  return (
    <section className="card" id="collect">
      <h2>{model.title}</h2>
      {model.parcels.map(({ trackingNo, name, rows, link }) => (
        <div className="parcel" key={trackingNo}>
          {name ? <p className="pills">{name}</p> : null}
          {rows.map((row) => (
            <p className="small" key={row.name}>
              <strong>{row.name}</strong> {row.value}
            </p>
          ))}
          <p className="links">
            <a href={link.href} rel="noreferrer noopener" target="_blank">
              {link.words}
            </a>
          </p>
        </div>
      ))}
    </section>
  );
}
