import type { Brand } from '@/server/domain/brand/brand';
import type { Language } from '@/server/domain/shared/language';
import { type Messages, messagesOf } from './messages';

/** How the shop is reached. Nothing where it has told no way. */
export function ContactLines({ contact, m }: { contact: Brand['contact']; m: Messages }) {
  if (!isReachable(contact)) return null;
  const { phone, email, wechat, hours, page } = contact;
  return (
    <ul className="goods do">
      {phone ? (
        <li>
          <a href={`tel:${phone.replace(/[ ()-]/g, '')}`}>{phone}</a>
          {hours ? <small>{hours}</small> : null}
        </li>
      ) : null}
      {wechat ? (
        <li>
          {m.wechat} <span>{wechat}</span>
        </li>
      ) : null}
      {email ? (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      ) : null}
      {page ? (
        <li>
          <a href={page} rel="noreferrer noopener" target="_blank">
            {m.shopPage}
          </a>
        </li>
      ) : null}
    </ul>
  );
}

/** The same as a card of its own, at the end of a page. */
export function ContactCard({ contact, language }: { contact: Brand['contact']; language: Language }) {
  if (!isReachable(contact)) return null;
  const m = messagesOf(language);
  return (
    <section className="card" id="help">
      <h2>{m.help}</h2>
      <ContactLines contact={contact} m={m} />
    </section>
  );
}

function isReachable({ phone, email, wechat, page }: Brand['contact']): boolean {
  return [phone, email, wechat, page].some(Boolean);
}
