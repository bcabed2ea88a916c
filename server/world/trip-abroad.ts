import { type City, cityNamed } from './cities';
import type { Abroad } from './people';
import type { Random } from './random';
import type { ScanStep } from './scan-step';
import type { Scan } from './story';
import { DAY, HOUR } from './time';
import { sayScan } from './voices';

/** A shipment from Shenzhen to a customer abroad, one feed for the whole way; oldest first. Customs may hold it for good. */
export function writeTripAbroad(random: Random, trip: { to: Abroad; readyAt: number; pace: number; isHeld: boolean }): Scan[] {
  const scans: Scan[] = [];
  const origin: City = cityNamed('深圳');
  let at = trip.readyAt;
  const pass = (hours: number) => {
    at += hours * trip.pace * random.between(0.75, 1.3) * HOUR;
  };
  const scan = (step: ScanStep, isAtHome: boolean) => {
    const place = isAtHome
      ? { country: 'CN', province: origin.province, city: 'Shenzhen' }
      : { country: trip.to.country, province: trip.to.province, city: trip.to.city, lat: trip.to.lat, lon: trip.to.lon };
    const words = { city: place.city, cityName: place.city, province: place.province, nextCityName: trip.to.city, branch: place.city };
    const text = sayScan(trip.to.carrier, step, { ...words, courier: '', phone: '', signer: 'front desk', pickupCode: '' });
    scans.push({ at: Math.round(at), step, text, place });
  };

  pass(6);
  scan('collected', true);
  pass(14);
  scan('departed', true);
  pass(9);
  scan('left_country', true);
  pass(38);
  scan('arrived_country', false);
  pass(5);
  scan('customs_started', false);
  if (trip.isHeld) {
    pass(10);
    scan('customs_docs', false);
    return scans;
  }
  pass(16);
  scan('customs_released', false);
  pass(10);
  scan('at_destination', false);
  // Last-mile rounds start in the morning, wherever that is; a day is close enough for a shop that looks on from China.
  at += random.between(0.4, 0.9) * DAY;
  scan('out', false);
  pass(5);
  if (random.chance(0.15)) {
    scan('absent', false);
    at += DAY;
    scan('out', false);
    pass(5);
  }
  scan(random.chance(0.7) ? 'signed_self' : 'signed_agent', false);
  return scans;
}
