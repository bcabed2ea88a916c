import { maskName, maskPhone } from '@/server/domain/access/mask';
import { reaches, type Tier } from '@/server/domain/access/tier';
import type { Contact } from '@/server/domain/order/contact';
import type { Language } from '@/server/domain/shared/language';
import { ownerMessages } from './messages/owner';

/** What the tier shows of the buyer: nothing at 0, name and phone masked at 1, from 2 on everything that was given. */
export function describeReceiver(
  contact: Contact | null,
  tier: Tier,
  language: Language,
): { receiver: string; rest: { name: string; value: string }[] } {
  if (!contact || !reaches(tier, 1)) return { receiver: '', rest: [] };
  const { name, phone } = contact;
  if (!reaches(tier, 2)) return { receiver: [name && maskName(name), phone && maskPhone(phone)].filter(Boolean).join(' '), rest: [] };
  const m = ownerMessages(language);
  const rest = [
    { name: m.address, value: contact.address ?? '' },
    { name: m.postcode, value: contact.postcode ?? '' },
    { name: m.email, value: contact.email ?? '' },
  ];
  return { receiver: [name, phone].filter(Boolean).join(' '), rest };
}
