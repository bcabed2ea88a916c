import { createHash } from 'node:crypto';
import { lineOf } from './carrier-lines';
import { isDelivery, SCAN_STEPS } from './scan-step';
import type { ShipmentPlan } from './story';
import { chinaTime } from './time';

/**
 * The form that 快递100 posts to a subscriber (`sign`, `param`; INTEGRATIONS B1): the whole list, newest first, times as
 * a clock in China shows them, sign = upper-case md5 of param and salt.
 */
export function kuaidi100Push(shipment: ShipmentPlan, upTo: number, salt: string): URLSearchParams {
  const scans = shipment.scans.filter((scan) => scan.at <= upTo).reverse();
  const latest = scans[0];
  if (!latest) throw new Error(`nothing to push yet for ${shipment.trackingNo}`);
  const isDone = isDelivery(latest.step) || latest.step === 'returned';
  const com = lineOf(shipment.carrier).kuaidi100;
  const param = JSON.stringify({
    status: isDone ? 'shutdown' : 'polling',
    billstatus: isDone ? 'check' : 'got',
    message: '',
    autoCheck: '0',
    comOld: '',
    comNew: '',
    lastResult: {
      message: 'ok',
      state: SCAN_STEPS[latest.step].state,
      status: '200',
      condition: 'F00',
      ischeck: isDelivery(latest.step) ? '1' : '0',
      com,
      nu: shipment.trackingNo,
      data: scans.map((scan) => ({
        time: chinaTime(scan.at),
        ftime: chinaTime(scan.at),
        context: scan.text,
        areaName: `${scan.place.province},${scan.place.city}`,
        status: SCAN_STEPS[scan.step].status,
        statusCode: SCAN_STEPS[scan.step].statusCode,
        location: scan.place.city,
      })),
    },
  });
  const sign = createHash('md5').update(`${param}${salt}`).digest('hex').toUpperCase();
  return new URLSearchParams({ sign, param });
}
