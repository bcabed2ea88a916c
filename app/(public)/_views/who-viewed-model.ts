import type { OrderLook, ViewDevice, ViewWay } from '@/server/domain/access/order-view';
import type { Language } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { type OwnerMessages, ownerMessages } from './messages/owner';

/** One look at the order, worded. */
export interface LookModel {
  how: string;
  when: string;
}

type WordKey = { [K in keyof OwnerMessages]: OwnerMessages[K] extends string ? K : never }[keyof OwnerMessages];

const WAYS: Record<ViewWay, WordKey> = { parcel: 'wayParcel', verified: 'wayVerified', link: 'wayLink', staff: 'wayStaff' };
const DEVICES: Record<ViewDevice, WordKey> = {
  phone: 'devicePhone',
  computer: 'deviceComputer',
  preview: 'devicePreview',
  program: 'deviceProgram',
};

/** Who has looked, in plain words: how, with what, and when; a span where looks lie close together. */
export function describeLooks(looks: readonly OrderLook[], language: Language, viewer: Viewer): LookModel[] {
  const m = ownerMessages(language);
  return looks.map(({ way, device, firstAt, lastAt }) => {
    const from = formatMoment(firstAt, language, viewer);
    const to = formatMoment(lastAt, language, viewer);
    const until = to.slice(to.lastIndexOf(' ') + 1);
    const how = m[WAYS[way]];
    const aside = device && m[DEVICES[device]];
    return {
      how: aside ? (language === 'en' ? `${how} (${aside})` : `${how}（${aside}）`) : how,
      when: from === to ? to : `${from}–${until}`,
    };
  });
}
