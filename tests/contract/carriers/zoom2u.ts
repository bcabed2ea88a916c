import type { CarrierExpectations } from './expected-answer';

const zoom2u: CarrierExpectations = {
  folder: 'zoom2u',
  files: { 'karrio-error-response.json': { failure: 'Forbidden' } },
  own: {
    'a delivery': {
      settings: 'zoom2u',
      body: JSON.stringify({
        reference: 'Z2026030500001',
        status: 'On Route to Dropoff',
        statusChangeDateTime: '2026-03-05T03:10:00Z',
        purchaseOrderNumber: 'PO1',
        courier: { name: 'x' },
      }),
      expected: { shipments: [{ trackingNo: 'Z2026030500001', count: 1, events: [['out_for_delivery', '2026-03-05T03:10:00Z', '']] }] },
    },
  },
};

export default zoom2u;
