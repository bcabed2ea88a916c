import type { Place } from '../place/place';
import { isNamed } from '../rule/rule-scope';

/** Whom to ask at a carrier; a lane that is left out (null) is any. */
export interface ContactLane {
  id: string;
  carrier: string;
  origin: string | null;
  destination: string | null;
}

const serves = (region: string | null, place: Place | undefined) => region === null || isNamed([region], place);

/** How exactly the lane is named: where it goes says more than where it comes from. */
const exactness = ({ origin, destination }: ContactLane) => (destination === null ? 0 : 2) + (origin === null ? 0 : 1);

/** The contact of a carrier whose lane is named most exactly; of equals the first by id. Null when nobody is known. */
export function chooseContact<T extends ContactLane>(
  contacts: readonly T[],
  parcel: { carrier: string; origin?: Place; destination?: Place },
): T | null {
  const able = contacts.filter(
    (one) => one.carrier === parcel.carrier && serves(one.origin, parcel.origin) && serves(one.destination, parcel.destination),
  );
  return able.sort((a, b) => exactness(b) - exactness(a) || (a.id < b.id ? -1 : 1))[0] ?? null;
}
