import type { CarrierExpectations } from './expected-answer';

const asendia: CarrierExpectations = {
  folder: 'asendia',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'ASENDIA123456789',
          count: 3,
          events: [
            ['picked_up', '2024-04-12T14:30:00Z', 'Bern'],
            ['in_transit', '2024-04-13T09:15:00Z', 'Zurich Airport'],
            ['delivered', '2024-04-15T11:00:00Z', 'New York'],
          ],
        },
      ],
    },
  },
};

export default asendia;
