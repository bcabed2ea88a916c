import type { CarrierExpectations } from './expected-answer';

const nationex: CarrierExpectations = {
  folder: 'nationex',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: '103882774',
          count: 2,
          events: [
            ['label_created', '2019-08-24T14:15:22Z', 'St-Hubert'],
            ['attempt_failed.absent', '2021-03-31T13:31:00-04:00', 'Blainville'],
          ],
          expectedBy: '2021-04-16T23:59:59.999-04:00',
        },
      ],
    },
  },
  otherCount: {
    'karrio-tracking-response.json':
      'karrio reads the history of the shipment only and misses the failed attempt that a parcel of it tells',
  },
  own: {
    'a parcel that came and one that did not': {
      settings: 'nationex',
      body: JSON.stringify({
        ShipmentId: 7,
        StatusHistories: [{ ShipmentStatus: 'RefusedDelivery', StatusDate: '2026-03-05T14:15:22Z', LastLocation: 'Laval' }],
        Parcels: [
          {
            History: [
              {
                ParcelHistoryId: 1,
                ProcessedDate: '2026-03-05 09:00:00',
                ExceptionId: 1,
                CityDepot: 'Laval',
                DescriptionEn: 'Delivered at the address of a neighbour',
              },
            ],
          },
          {
            History: [
              { ParcelHistoryId: 2, ProcessedDate: '2026-03-05 09:10:00', ExceptionId: 99, CityDepot: 'Laval', DescriptionEn: 'Abducted' },
            ],
          },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: '7',
            count: 3,
            events: [
              ['attempt_failed.refused', '2026-03-05T14:15:22Z', 'Laval'],
              ['delivered', '2026-03-05T09:00:00-05:00', 'Laval'],
              ['?exception 99', '2026-03-05T09:10:00-05:00', 'Laval'],
            ],
          },
        ],
      },
    },
  },
};

export default nationex;
