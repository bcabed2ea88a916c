import type { CarrierExpectations } from './expected-answer';

const boxknight: CarrierExpectations = {
  folder: 'boxknight',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: '93e11b39-0af8-40bb-742a-912375a09743',
          count: 1,
          events: [['label_created', '2019-10-25T22:56:06Z', '']],
          expectedBy: '2020-01-07T23:32:30Z',
        },
      ],
    },
  },
  otherReading: {
    'karrio-tracking-response.json': 'it puts the time of asking in place of a time, which the answer has for the first state only',
  },
  own: {
    'a later state with its time, and one without': {
      settings: 'boxknight',
      body: JSON.stringify({
        id: 'B1',
        createdAt: '2026-03-05T04:00:00Z',
        updatedAt: '2026-03-06T04:00:00Z',
        orderStatus: 'DELIVERY_COMPLETED',
      }),
      expected: { shipments: [{ trackingNo: 'B1', count: 1, events: [['delivered', '2026-03-06T04:00:00Z', '']] }] },
    },
    'a later state without a time': {
      settings: 'boxknight',
      body: JSON.stringify({ id: 'B1', createdAt: '2026-03-05T04:00:00Z', orderStatus: 'DELIVERY_COMPLETED' }),
      expected: { shipments: [], refused: ['holds nothing to record'] },
    },
    'a no': { settings: 'boxknight', body: JSON.stringify({ error: 'Order not found' }), expected: { failure: 'Order not found' } },
  },
};

export default boxknight;
