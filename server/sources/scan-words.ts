import { failureReason, isTakenOut, pickupPoint, readScanText, signer } from '../domain/tracking/read-scan-text';
import type { Mapped } from './status-map';

/** A row of a status map: what a code means, or how its text decides. */
export type MapRule = Mapped | ((text: string) => Mapped);

/** A canonical code, with its reason where there is one. */
export function plain(code: string, reason?: string): Mapped {
  return reason ? { code, reason } : { code };
}

/** The text decides within the same milestone, never across it. */
export function refinedBy(text: string, milestone: string, fallback: string): Mapped {
  const read = readScanText(text);
  return read && (read.code === milestone || read.code.startsWith(`${milestone}.`)) ? read : plain(fallback);
}

/** Lies in a locker or at a station, as the words name it. */
export function atPickupPoint(text: string): Mapped {
  const point = pickupPoint(text);
  return plain(point ? `available_for_pickup.${point}` : 'available_for_pickup');
}

/** A signature that the words call a locker or a station is a drop there until somebody takes it out. */
export function signed(text: string): Mapped {
  const read = readScanText(text);
  if (read?.code.startsWith('available_for_pickup') || read?.code.startsWith('delivered.')) return read;
  return plain(`delivered${signer(text)}`);
}

/** Somebody else signed: a neighbour or a guard where the words say so. */
export function signedByAgent(text: string): Mapped {
  return plain(signer(text) === '.neighbour' || signer(text) === '.guard' ? `delivered${signer(text)}` : 'delivered.agent');
}

/** Taken out of a station where the words name one, else of a locker. */
export function takenOut(text: string): Mapped {
  return plain(pickupPoint(text) === 'station' ? 'delivered.station_collected' : 'delivered.locker_collected');
}

/** A locker counted as signature: taken out only if the words say so (DOMAIN 5.5). */
export function signedByLocker(text: string): Mapped {
  return isTakenOut(text) ? takenOut(text) : atPickupPoint(text);
}

/** A delivery that failed, with the cause that the words give. */
export function failed(text: string): Mapped {
  return failureReason(text) ?? plain('attempt_failed');
}

/** A problem without a code of its own: an address, a loss, a missort and damage are told by the words. */
export function problem(text: string): Mapped {
  const why = failureReason(text);
  if (why?.code === 'attempt_failed.bad_address') return why;
  if (/遗失|丢失|丢件/.test(text)) return plain('lost', 'carrier.lost');
  const read = readScanText(text);
  return read?.code === 'in_transit.missorted' || read?.code.startsWith('problem.') ? read : plain('problem.generic');
}
