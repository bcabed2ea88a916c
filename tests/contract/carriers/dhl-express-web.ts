import type { CarrierExpectations, ExpectedEvent } from './expected-answer';

const delivered: ExpectedEvent = ['delivered', '2017-05-26T14:23:00-07:00', ''];
const withCourier: ExpectedEvent = ['out_for_delivery', '2017-05-26T10:14:00-07:00', ''];
const before: ExpectedEvent[] = [
  ['at_destination', '2017-05-26T07:55:00-07:00', ''],
  ['in_transit.departed', '2017-05-26T07:21:00-07:00', ''],
  ['in_transit', '2017-05-26T07:17:00-07:00', ''],
  ['in_transit.arrived', '2017-05-26T06:30:00-07:00', ''],
  ['in_transit.departed', '2017-05-26T05:21:00-07:00', ''],
  ['in_transit', '2017-05-26T05:08:00-07:00', ''],
  ['customs.released', '2017-05-25T20:55:00-07:00', ''],
  ['in_transit.arrived', '2017-05-25T20:23:00-07:00', ''],
  ['customs', '2017-05-25T07:43:00-07:00', ''],
  ['in_transit.departed', '2017-05-25T08:50:00+02:00', ''],
  ['in_transit', '2017-05-25T05:22:00+02:00', ''],
  ['in_transit.departed', '2017-05-24T20:37:00+02:00', ''],
  ['in_transit', '2017-05-24T20:37:00+02:00', ''],
  ['picked_up', '2017-05-24T17:08:00+02:00', ''],
];
const shipment = { trackingNo: '5765159960', carrier: 'dhl' };

const dhlExpressWeb: CarrierExpectations = {
  folder: 'dhl_express_web',
  files: {
    'saul-delivered-with-unordered-statuses.json': { shipments: [{ ...shipment, count: 16, events: [withCourier, delivered, ...before] }] },
    'saul-delivered.json': { shipments: [{ ...shipment, count: 16, events: [delivered, withCourier, ...before] }] },
    'saul-in-transit.json': { shipments: [{ ...shipment, count: 15, events: [withCourier, ...before] }] },
  },
};

export default dhlExpressWeb;
