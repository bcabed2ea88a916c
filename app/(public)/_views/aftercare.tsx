import type { Language } from '@/server/domain/shared/language';
import type { AftercareModel } from './aftercare-model';
import { RateRow } from './rate-row';

/** How a report stands, eleven buttons once everything is well, and the ways to report a problem and to choose about messages. */
export function Aftercare({ language, model }: { language: Language; model: AftercareModel }) {
  const { ticket, rate, links } = model;
  return (
    <section className="card" id="care">
      {ticket ? (
        <p className={`note ${ticket.tone}`}>
          <strong>{ticket.title}</strong> {ticket.stand} <a href={ticket.href}>{ticket.words}</a>
        </p>
      ) : null}
      {rate ? <RateRow language={language} action={rate} /> : null}
      <p className="tools">
        {links.map(({ words, href }) => (
          <a key={href} href={href}>
            {words}
          </a>
        ))}
      </p>
    </section>
  );
}
