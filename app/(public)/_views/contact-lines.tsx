import type { Brand } from '@/server/domain/brand/brand';
import type { Messages } from './messages';

/** How the shop is reached. Nothing where it has told no way. */
export function ContactLines({ contact, m }: { contact: Brand['contact']; m: Messages }) {
  const { phone, email, wechat, hours, page } = contact;
  if (![phone, email, wechat, page].some(Boolean)) return null;
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
