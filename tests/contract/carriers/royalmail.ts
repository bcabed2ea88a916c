import type { CarrierExpectations } from './expected-answer';

const event = (eventCode: string, eventName: string, eventDateTime: string) => ({
  eventCode,
  eventName,
  eventDateTime,
  locationName: 'Stafford DO',
});
const piece = (mailPieceId: string, events: object[]) => ({ mailPieceId, estimatedDelivery: { date: '2026-03-06' }, events });
const expectedBy = '2026-03-06T23:59:59.999Z';

const royalmail: CarrierExpectations = {
  folder: 'royalmail',
  files: { 'karrio-tracking-error-response-json.json': { failure: 'Failed header validation' } },
  own: {
    'events of one item': {
      settings: 'royalmail',
      body: JSON.stringify({ mailPieces: piece('A1', [event('EVNMI', 'Forwarded - Mis-sort', '2026-03-04T10:04:00+01:00')]) }),
      expected: {
        shipments: [{ trackingNo: 'A1', count: 1, events: [['in_transit.missorted', '2026-03-04T10:04:00+01:00', '']], expectedBy }],
      },
    },
    'the last event alone': {
      settings: 'royalmail',
      body: JSON.stringify({
        mailPieces: [
          {
            mailPieceId: 'A1',
            summary: { lastEventCode: 'EVX05', lastEventName: 'Out for Delivery', lastEventDateTime: '2026-06-04T08:04:00+0100' },
          },
        ],
      }),
      expected: { shipments: [{ trackingNo: 'A1', count: 1, events: [['out_for_delivery', '2026-06-04T08:04:00+01:00', '']] }] },
    },
    'events of several, one of them unknown': {
      settings: 'royalmail',
      body: JSON.stringify({
        mailPieces: [
          piece('A1', [
            event('EVX01', 'Delivered to neighbour', '2026-03-04T10:04:00Z'),
            event('EVX02', 'Sung to', '2026-03-04T09:04:00Z'),
          ]),
          { mailPieceId: 'A2', error: { errorCode: 'E1142', errorDescription: 'Barcode reference is not recognised' } },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'A1',
            count: 2,
            events: [
              ['delivered.neighbour', '2026-03-04T10:04:00Z', ''],
              ['?EVX02', '2026-03-04T09:04:00Z', ''],
            ],
            expectedBy,
          },
        ],
        refused: ['not recognised'],
      },
    },
  },
};

export default royalmail;
