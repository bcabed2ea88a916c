import type { CarrierExpectations } from './expected-answer';

const dpd: CarrierExpectations = {
  folder: 'dpd',
  asked: { 'karrio-tracking-response.xml': '05308801410058' },
  files: {
    'karrio-tracking-response.xml': {
      shipments: [
        {
          trackingNo: '05308801410058',
          count: 15,
          events: [
            ['in_transit', '2021-08-17T19:11:26+02:00', ''],
            ['in_transit', '2021-08-17T19:48:00+02:00', ''],
            ['at_destination', '2021-08-18T04:09:55+02:00', ''],
            ['out_for_delivery', '2021-08-18T07:34:34+02:00', ''],
            ['out_for_delivery', '2021-08-18T10:14:00+02:00', ''],
            ['attempt_failed', '2021-08-18T14:43:31+02:00', ''],
            ['attempt_failed', '2021-08-18T14:43:31+02:00', ''],
            ['available_for_pickup.store', '2021-08-18T16:09:35+02:00', ''],
            ['available_for_pickup.store', '2021-08-18T16:15:56+02:00', ''],
            ['available_for_pickup.store', '2021-08-18T16:16:57+02:00', ''],
            ['available_for_pickup.store', '2021-08-18T16:41:00+02:00', ''],
            ['out_for_delivery', '2021-08-19T10:30:00+02:00', ''],
            ['out_for_delivery', '2021-08-19T11:32:51+02:00', ''],
            ['picked_up', '2021-08-19T15:57:33+02:00', ''],
            ['at_destination', '2021-08-19T17:11:26+02:00', ''],
          ],
        },
      ],
    },
  },
};

export default dpd;
