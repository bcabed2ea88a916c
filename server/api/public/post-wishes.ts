import { type Preference, readQuietWish, TOPICS } from '@/server/domain/preference/preference';
import { isScore, RATING_REASONS } from '@/server/domain/rating/rating';
import { LANGUAGES } from '@/server/domain/shared/language';
import {
  changePreference,
  type PreferencePage,
  type PreferenceWish,
  readPreferences,
  undoPreference,
} from '@/server/usecases/preference/change-preference';
import { type RatingBeside, rateOrder, readOwnRating } from '@/server/usecases/rating/rate-order';
import type { OrderAtDoor } from './open-door';
import { readForm } from './read-form';
import { isSameOrigin } from './same-origin';

/** Takes a score, and why, from a posted form; anything that is none is left alone: the page that follows shows how it stands. */
export async function postRating(request: Request, order: OrderAtDoor): Promise<void> {
  const form = await readForm(request);
  const given = form.get('score') ?? '';
  const score = /^\d{1,2}$/.test(given) ? Number(given) : Number.NaN;
  if (!isSameOrigin(request) || !isScore(score)) return;
  const reason = RATING_REASONS.find((one) => one === form.get('reason')) ?? null;
  await rateOrder(order.ctx, { orderId: order.id, score, reason, comment: form.get('comment') ?? '' });
}

/** What the customer said beside the score. */
export function ratingBesideOf(order: OrderAtDoor): Promise<RatingBeside | null> {
  return readOwnRating(order.ctx, { orderId: order.id });
}

/** The phone whose messages a reader may choose about: a share link shows an order to others than its recipient. */
export function phoneToChooseFor({ door, tier, contact }: OrderAtDoor): string | null {
  return door.by === 'code' || tier === 2 ? (contact?.phone ?? null) : null;
}

export async function preferencesAtDoor(order: OrderAtDoor): Promise<PreferencePage | null> {
  const phone = phoneToChooseFor(order);
  return phone === null ? null : readPreferences(order.ctx, { phone, email: order.contact?.email });
}

/** Saves what was chosen in a posted form, or takes the last change back; `worded` is what the page said of each choice. */
export async function postPreferences(request: Request, order: OrderAtDoor, worded: PreferenceWish['worded']): Promise<void> {
  const phone = phoneToChooseFor(order);
  const form = await readForm(request);
  if (phone === null || !isSameOrigin(request)) return;
  const email = order.contact?.email;
  if (form.get('step') === 'undo') {
    await undoPreference(order.ctx, { phone, email, worded });
    return;
  }
  const page = await readPreferences(order.ctx, { phone, email });
  const given = (name: string) => form.get(name) ?? '';
  const unticked = (name: string) => TOPICS.filter((topic) => !form.getAll(name).includes(topic));
  const quiet = readQuietWish({ choice: given('quiet'), from: given('from'), to: given('to') });
  const preference: Preference = {
    language: LANGUAGES.find((one) => one === form.get('language')) ?? null,
    quiet: quiet === undefined ? page.preference.quiet : quiet,
    topicsOff: unticked('topics'),
  };
  const channels = page.channels.map(({ channel }) => ({
    channel,
    isOn: form.getAll('channels').includes(channel),
    topicsOff: unticked(`topics.${channel}`),
  }));
  await changePreference(order.ctx, { phone, email, preference, channels, worded });
}
