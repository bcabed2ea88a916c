import type { CarrierExpectations } from './expected-answer';

const mydhl: CarrierExpectations = {
  folder: 'mydhl',
  // a proof of delivery alone; the events that its library shows came in another answer
  files: { 'karrio-proof-of-delivery-response.json': 'nothing' },
  own: {
    'a number it does not know': {
      settings: 'mydhl',
      body: '{"instance":"/expressapi/shipments/1/tracking","detail":"No data found for parameters","title":"No result","status":"404"}',
      expected: { failure: 'No data found' },
    },
    'a shipment': {
      settings: 'mydhl',
      body: JSON.stringify({
        shipments: [
          {
            shipmentTrackingNumber: '9999999990',
            estimatedDeliveryDate: '2026-03-06',
            events: [
              { date: '2026-03-04', time: '14:24:00', typeCode: 'PU', serviceArea: [{ code: 'HKG', description: 'Hong Kong-HKG' }] },
              { date: '2026-03-05', time: '18:00:00', typeCode: 'UD', serviceArea: [{ code: 'SEA', description: 'Seattle,WA-USA' }] },
              { date: '2026-03-06', time: '10:00:00', GMTOffset: '+01:00', typeCode: 'NH' },
              { date: '2026-03-06', time: '11:00:00', typeCode: 'ZZ', serviceArea: [{ description: 'New York, NY' }] },
            ],
          },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: '9999999990',
            carrier: 'dhl',
            count: 4,
            events: [
              ['picked_up', '2026-03-04T14:24:00+08:00', ''],
              ['customs.held', '2026-03-05T18:00:00-08:00', ''],
              ['attempt_failed.absent', '2026-03-06T10:00:00+01:00', ''],
              ['?ZZ', '2026-03-06T11:00:00-05:00', ''],
            ],
            expectedBy: '2026-03-06T23:59:59.999+01:00',
          },
        ],
      },
    },
  },
};

export default mydhl;
