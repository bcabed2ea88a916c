import type { CarrierExpectations } from './expected-answer';

const dhlParcelDe: CarrierExpectations = {
  folder: 'dhl_parcel_de',
  files: {
    'karrio-tracking-response-xml.xml': {
      shipments: [
        {
          trackingNo: '00340434161094015902',
          carrier: 'dhl',
          count: 7,
          events: [
            ['picked_up.locker_drop', '2016-03-17T11:44:00+01:00', 'Bremen'],
            ['in_transit', '2016-03-17T13:54:00+01:00', 'Bremen'],
            ['picked_up', '2016-03-17T13:55:00+01:00', ''],
            ['in_transit', '2016-03-17T15:51:00+01:00', 'Bremen'],
            ['at_destination', '2016-03-18T03:32:00+01:00', 'Neuwied'],
            ['out_for_delivery', '2016-03-18T09:02:00+01:00', ''],
            ['delivered', '2016-03-18T10:02:00+01:00', 'Bonn'],
          ],
        },
      ],
    },
  },
  own: {
    'a number it does not know': {
      settings: 'dhl_parcel_de',
      body: '<data name="piece-shipment-list" code="100" error="No data found"/>',
      expected: { failure: 'No data found' },
    },
  },
};

export default dhlParcelDe;
