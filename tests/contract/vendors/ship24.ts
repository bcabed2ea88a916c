import type { ExpectedFact, VendorExpectations } from './expected-payload';

const SAN_RAFAEL = 'SAN RAFAEL, CA 94901';
const LOS_ANGELES = 'LOS ANGELES CA INTERNATIONAL DISTRIBUTION CENTER';

/** The same journey stands in all samples, under the number that each of them was asked about. */
const journey = (about: string): ExpectedFact[] => [
  [about, 'delivered', '2021-03-04T17:12:57-08:00', SAN_RAFAEL],
  [about, 'out_for_delivery', '2021-03-04T10:12:57-08:00', SAN_RAFAEL],
  [about, 'in_transit.arrived', '2021-03-04T06:12:57-08:00', SAN_RAFAEL],
  [about, 'in_transit', '2021-03-03T17:12:57-08:00', LOS_ANGELES],
  [about, 'in_transit.arrived', '2021-03-03T15:38:57-08:00', LOS_ANGELES],
  [about, 'in_transit.departed', '2021-03-02T23:24:50+08:00', 'Beijing airport'],
  [about, 'in_transit.departed', '2021-03-02T22:23:41+08:00', 'Beijing'],
  [about, 'in_transit.departed', '2021-03-02T19:24:57+08:00', 'Beijing'],
  [about, 'in_transit', '2021-03-02T15:38:57+08:00', 'Beijing'],
];

const event = (more: object) => ({ courierCode: 'us-post', trackingNumber: 'T1', eventTrackingNumber: 'T1', ...more });
const pushed = (...trackings: object[]) => JSON.stringify({ trackings });

const ship24: VendorExpectations = {
  folder: 'aggregator/ship24',
  files: {
    'laravel-ship24-trackings.json': { facts: journey('chinapost/S24DEMO456393') },
    'ship24-spec-paths-public-v1-couriers-get-200-success.json': 'nothing',
    'ship24-spec-paths-public-v1-tracking-search-post-201-success.json': {
      facts: journey('usps/9400111202544843610364'),
      expectedBy: '2025-03-04T18:00:00Z',
    },
    'ship24-spec-response-result-tracker.json': { facts: journey('chinapost/9400115901047177598206'), expectedBy: '2021-03-04T18:00:00Z' },
    'ship24-spec-webhooks-your-endpoint-post-requestbody-valid-request.json': {
      facts: [['usps/9400115901047177598206', 'delivered', '2025-03-04T17:12:57-08:00', SAN_RAFAEL]],
      expectedBy: '2025-03-04T18:00:00Z',
    },
  },
  own: {
    'an error': {
      format: 'ship24',
      body: '{"errors":[{"code":"quota_limit_reached","message":"The quota is used up"}],"data":null}',
      expected: { failure: 'The quota is used up' },
    },
    'two parcels in one push: offsets, days, words it has never used, an event without a time': {
      format: 'ship24',
      body: pushed(
        {
          tracker: { trackingNumber: 'T1' },
          shipment: { delivery: { estimatedDeliveryDate: null } },
          events: [
            event({
              eventId: 'a',
              statusCode: 'customs_exception',
              statusMilestone: 'exception',
              occurrenceDatetime: '2026-02-03T10:12:57+02:00',
            }),
            event({ eventId: 'b', statusCode: 'teleported', statusMilestone: 'beamed', occurrenceDatetime: '2026-02-02T10:12:57.000Z' }),
            event({
              eventId: 'c',
              statusCode: 'delivery_attempted',
              statusMilestone: 'failed_attempt',
              location: 'MIAMI, FL',
              occurrenceDatetime: '2026-02-01',
            }),
            event({ eventId: 'd', statusMilestone: 'delivered' }),
          ],
        },
        {
          tracker: { trackingNumber: 'T2' },
          events: [
            {
              courierCode: 'gb-post',
              eventTrackingNumber: 'T2',
              trackingNumber: 'T2',
              statusMilestone: 'available_for_pickup',
              occurrenceDatetime: '2026-07-01T09:00:00',
            },
            {
              courierCode: 'gb-post',
              eventTrackingNumber: 'T2',
              trackingNumber: 'T2',
              statusMilestone: 'exception',
              status: 'Held by customs',
              occurrenceDatetime: '2026-06-30T09:00:00',
            },
            {
              courierCode: 'somebody',
              eventTrackingNumber: 'X',
              trackingNumber: 'T2',
              statusMilestone: 'info_received',
              occurrenceDatetime: '2026-06-29T09:00:00',
            },
          ],
        },
      ),
      expected: {
        facts: [
          ['usps/T1', 'customs.held', '2026-02-03T10:12:57+02:00'],
          ['usps/T1', '?teleported', '2026-02-02T10:12:57Z'],
          ['usps/T1', 'attempt_failed', '2026-02-01T00:00:00-05:00 day', 'MIAMI, FL'],
          ['royalmail/T2', 'available_for_pickup', '2026-07-01T09:00:00+01:00'],
          ['royalmail/T2', 'customs.held', '2026-06-30T09:00:00+01:00'],
          ['royalmail/T2', 'label_created', '2026-06-29T09:00:00Z'],
        ],
      },
    },
  },
};

export default ship24;
