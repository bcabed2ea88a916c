import type { CarrierExpectations } from './expected-answer';

const glsWeb: CarrierExpectations = {
  folder: 'gls_web',
  settings: { 'ha-active.json': 'gls_web-nl', 'ha-delivered.json': 'gls_web-nl' },
  files: {
    'ha-active.json': {
      shipments: [
        {
          trackingNo: '1111111111111',
          count: 5,
          events: [
            ['label_created', '2026-04-24T10:38:50+02:00', ''],
            ['picked_up', '2026-04-27T23:03:58+02:00', ''],
            ['in_transit.arrived', '2026-04-28T15:52:17+02:00', ''],
            ['out_for_delivery', '2026-04-29T08:46:00+02:00', ''],
            ['delivered', '2026-04-29T13:12:42+02:00', ''],
          ],
          expectedBy: '2026-04-29T15:00:00Z',
          carrier: 'gls',
        },
      ],
    },
    'ha-delivered.json': {
      shipments: [
        {
          trackingNo: '0085105093278',
          count: 5,
          events: [
            ['label_created', '2026-04-24T10:38:50+02:00', ''],
            ['picked_up', '2026-04-27T23:03:58+02:00', ''],
            ['in_transit.arrived', '2026-04-28T15:52:17+02:00', ''],
            ['out_for_delivery', '2026-04-29T08:46:00+02:00', ''],
            ['delivered', '2026-04-29T13:12:42+02:00', ''],
          ],
          carrier: 'gls',
        },
      ],
    },
    'saul-pick-up.json': {
      shipments: [
        {
          trackingNo: '32631986704',
          count: 16,
          events: [
            ['available_for_pickup.store', '2018-11-19T10:47:21+01:00', 'Polch'],
            ['available_for_pickup.store', '2018-11-19T10:22:03+01:00', 'Brechen'],
            ['attempt_failed.absent', '2018-11-19T10:20:25+01:00', 'Polch'],
            ['out_for_delivery', '2018-11-19T06:40:20+01:00', 'Polch'],
            ['in_transit.arrived', '2018-11-19T04:21:40+01:00', 'Polch'],
            ['in_transit.arrived', '2018-11-16T22:38:00+01:00', 'Neuenstein'],
            ['at_destination', '2018-11-16T16:25:52+01:00', 'Polch'],
            ['attempt_failed.absent', '2018-11-16T12:21:47+01:00', 'Polch'],
            ['out_for_delivery', '2018-11-16T06:49:24+01:00', 'Polch'],
            ['in_transit.arrived', '2018-11-16T04:50:51+01:00', 'Polch'],
            ['in_transit.arrived', '2018-11-16T00:00:51+01:00', 'Neuenstein'],
            ['in_transit.arrived', '2018-11-16T00:00:50+01:00', 'Neuenstein'],
            ['in_transit.departed', '2018-11-15T00:56:52+01:00', 'Santa Perpètua de Mogoda'],
            ['in_transit.arrived', '2018-11-14T19:29:52+01:00', 'San Juan de Mozarrifar'],
            ['picked_up', '2018-11-14T19:29:52+01:00', 'San Juan de Mozarrifar'],
            ['label_created', '2018-11-14T14:09:06+01:00', 'San Juan de Mozarrifar'],
          ],
          carrier: 'gls',
        },
      ],
    },
  },
};

export default glsWeb;
