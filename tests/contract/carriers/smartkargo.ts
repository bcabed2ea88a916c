import type { CarrierExpectations } from './expected-answer';

const smartkargo: CarrierExpectations = {
  folder: 'smartkargo',
  asked: { 'karrio-partner-tracking-response.json': 'yogi045' },
  files: {
    'karrio-dot-net-ticks-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'yogi045',
          count: 1,
          events: [['in_transit', '2026-04-17T23:43:17.657+01:00', '']],
          expectedBy: '2026-04-23T23:59:59.999-04:00',
        },
      ],
    },
    'karrio-partner-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'yogi045',
          count: 2,
          events: [
            ['in_transit.departed', '2024-03-15T10:30:00-04:00', 'New York'],
            ['picked_up', '2024-03-14T08:00:00-04:00', 'Boston'],
          ],
          expectedBy: '2024-03-17T23:59:59.999-04:00',
        },
      ],
    },
  },
  own: {
    'by its own reference': {
      settings: 'smartkargo',
      body: JSON.stringify([
        {
          prefix: 'ABC',
          airWaybill: '12345678',
          packageReference: 'PKG-1',
          eventType: 'ADL',
          eventDate: '2026-03-05T10:30:00',
          eventLocation: 'LAX',
        },
        {
          prefix: 'ABC',
          airWaybill: '12345678',
          packageReference: 'PKG-1',
          eventType: 'QQQ',
          eventDate: '2026-03-05T10:30:00',
          eventLocation: '??',
        },
      ]),
      expected: {
        shipments: [
          {
            trackingNo: 'PKG-1',
            count: 2,
            events: [
              ['attempt_failed.absent', '2026-03-05T10:30:00-08:00', ''],
              ['?QQQ', '2026-03-05T10:30:00-05:00', ''],
            ],
          },
        ],
      },
    },
  },
};

export default smartkargo;
