import type { CarrierExpectations, ExpectedShipment } from './expected-answer';

const sainteFoy: ExpectedShipment = {
  trackingNo: '1371134583769923',
  count: 10,
  events: [
    ['delivered', '2011-02-03T11:59:59-05:00', 'Sainte-Foy'],
    ['in_transit.info', '2011-02-03T11:59:59-05:00', 'Sainte-Foy'],
    ['out_for_delivery', '2011-02-03T08:27:43-05:00', 'Sainte-Foy'],
    ['in_transit', '2011-02-02T14:45:48-05:00', 'Quebec'],
    ['problem.delayed', '2011-02-02T06:19:57-05:00', 'Quebec'],
    ['delivered', '2011-02-01T07:59:52-05:00', 'Quebec'],
    ['in_transit.info', '2011-02-01T07:59:52-05:00', 'Quebec'],
    ['out_for_delivery', '2011-02-01T07:51:23-05:00', 'Quebec'],
    ['picked_up', '2011-01-31T17:06:02-05:00', 'Montreal'],
    ['label_created', '2011-01-31T14:34:57-05:00', 'Lachine'],
  ],
  expectedBy: '2011-02-11T23:59:59.999-05:00',
};

const canadapost: CarrierExpectations = {
  folder: 'canadapost',
  files: {
    'as-dnc-tracking-details-en.xml': {
      shipments: [
        {
          trackingNo: '1680678172650919',
          count: 7,
          events: [
            ['delivered', '2011-01-27T14:02:29-05:00', 'Vankleek Hill'],
            ['available_for_pickup.overdue', '2011-01-18T07:57:50-05:00', 'Vankleek Hill'],
            ['attempt_failed.absent', '2011-01-11T11:59:59-05:00', 'Vankleek Hill'],
            ['available_for_pickup', '2011-01-11T11:55:51-05:00', 'Vankleek Hill'],
            ['in_transit', '2011-01-10T18:54:00-05:00', 'Mississauga'],
            ['picked_up', '2011-01-10T17:41:50-05:00', 'Mississauga'],
            ['label_created', '2011-01-10T15:00:00-05:00', 'Mississauga'],
          ],
          expectedBy: '2011-01-12T23:59:59.999-05:00',
        },
      ],
    },
    'as-tracking-details-en-undelivered.xml': {
      shipments: [
        {
          trackingNo: '1371134583769923',
          count: 7,
          events: [
            ['out_for_delivery', '2011-02-03T08:27:43-05:00', 'Sainte-Foy'],
            ['in_transit', '2011-02-02T14:45:48-05:00', 'Quebec'],
            ['problem.delayed', '2011-02-02T06:19:57-05:00', 'Quebec'],
            ['in_transit.info', '2011-02-01T07:59:52-05:00', 'Quebec'],
            ['out_for_delivery', '2011-02-01T07:51:23-05:00', 'Quebec'],
            ['picked_up', '2011-01-31T17:06:02-05:00', 'Montreal'],
            ['label_created', '2011-01-31T14:34:57-05:00', 'Lachine'],
          ],
          expectedBy: '2011-02-11T23:59:59.999-05:00',
        },
      ],
    },
    'as-tracking-details-en.xml': { shipments: [sainteFoy] },
    // begins with a blank before its declaration
    'as-tracking-details-fr.xml': { shipments: [sainteFoy] },
    'as-tracking-details-no-expected-delivery-date.xml': {
      shipments: [{ trackingNo: '8213295707205355', count: 1, events: [['label_created', '2014-01-26T20:18:06-05:00', 'Maple']] }],
    },
    'karrio-unknown-tracking-number-response.xml': { failure: 'No Pin History' },
    'shipit-canada-post-departed.xml': {
      shipments: [
        {
          trackingNo: '2116634025912396',
          count: 6,
          events: [
            // Saskatchewan keeps standard time
            ['in_transit.departed', '2016-03-08T10:35:55-06:00', 'Regina'],
            ['in_transit.arrived', '2016-03-08T10:13:29-06:00', 'Regina'],
            ['in_transit', '2016-03-07T17:51:01-06:00', 'Winnipeg'],
            ['in_transit', '2016-03-07T17:46:51-06:00', 'Winnipeg'],
            // the shipper's file is dated on the clock of head office
            ['label_created', '2016-03-07T15:38:34-05:00', 'Winnipeg'],
            ['picked_up', '2016-03-07T15:03:11-06:00', 'Winnipeg'],
          ],
          expectedBy: '2016-03-14T23:59:59.999-04:00',
        },
      ],
    },
    'shipit-canada-post-en-route.xml': {
      shipments: [
        {
          trackingNo: '7316971138510136',
          count: 4,
          events: [
            // the carrier writes EST in summer as well and means the clock in the street
            ['in_transit', '2015-10-01T06:04:27-04:00', 'Richmond Hill'],
            ['label_created', '2015-09-30T23:42:05-04:00', 'Mississauga'],
            ['picked_up', '2015-09-30T23:16:05-04:00', 'Mississauga'],
            ['in_transit', '2015-09-30T18:34:49-04:00', 'Mississauga'],
          ],
          expectedBy: '2015-10-01T23:59:59.999-04:00',
        },
      ],
    },
  },
};

export default canadapost;
