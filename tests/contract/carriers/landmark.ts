import type { CarrierExpectations } from './expected-answer';

const landmark: CarrierExpectations = {
  folder: 'landmark',
  files: {
    'karrio-early-stage-tracking-response-xml.xml': {
      shipments: [
        {
          trackingNo: 'LTN38570299N1',
          count: 5,
          events: [
            ['label_created', '2025-10-01T08:00:00-07:00', ''],
            ['label_created', '2025-10-01T09:00:00-07:00', ''],
            ['label_created', '2025-10-01T10:00:00-07:00', ''],
            ['label_created', '2025-10-01T11:00:00-07:00', ''],
            ['label_created', '2025-10-01T12:00:00-07:00', ''],
          ],
        },
      ],
    },
    'karrio-error-response-xml.xml': { failure: 'The username/password combination provided is invalid' },
    'karrio-midnight-time-sorting-response-xml.xml': {
      shipments: [
        {
          trackingNo: 'LTN408798880N1',
          count: 16,
          events: [
            ['label_created', '2025-10-27T05:48:01+01:00', ''],
            ['in_transit', '2025-10-28T08:41:59+01:00', ''],
            ['in_transit', '2025-10-28T08:42:00+01:00', ''],
            ['in_transit', '2025-10-29T09:34:00+01:00', ''],
            ['in_transit', '2025-10-29T10:15:43+01:00', ''],
            ['in_transit.departed', '2025-10-29T11:10:19+01:00', ''],
            ['in_transit.arrived', '2025-10-30T06:13:13+01:00', ''],
            ['in_transit.departed', '2025-10-30T08:52:51+01:00', ''],
            ['in_transit.arrived', '2025-10-30T10:34:22+01:00', ''],
            ['in_transit.left_country', '2025-10-30T13:33:00+01:00', ''],
            ['customs.released', '2025-10-30T13:54:02+01:00', ''],
            ['in_transit.arrived_country', '2025-10-31T08:24:00+01:00', ''],
            ['in_transit.departed', '2025-11-02T13:35:00+01:00', ''],
            ['at_destination', '2025-11-03T00:35:00+01:00', ''],
            ['in_transit.arrived_country', '2025-11-03T01:35:00+01:00', ''],
            ['delivered', '2025-11-03T07:14:00+01:00', ''],
          ],
        },
      ],
    },
    'karrio-multi-leg-delivered-tracking-response-xml.xml': {
      shipments: [
        {
          trackingNo: 'LTN450000001N1',
          count: 7,
          events: [
            ['label_created', '2025-02-18T04:30:00+01:00', ''],
            ['in_transit', '2025-02-19T08:41:59+01:00', ''],
            ['customs', '2025-02-21T07:54:00+01:00', ''],
            ['in_transit', '2025-02-21T07:55:00+01:00', ''],
            ['in_transit.arrived', '2025-02-21T07:56:00+01:00', ''],
            ['in_transit', '2025-02-21T07:56:00+01:00', ''],
            ['delivered', '2025-02-21T04:23:00+01:00', ''],
          ],
        },
      ],
    },
    'karrio-to-be-routed-tracking-response-xml.xml': {
      shipments: [{ trackingNo: 'LTN433006705N1', count: 1, events: [['label_created', '2026-01-28T03:40:52+01:00', '']] }],
    },
  },
};

export default landmark;
