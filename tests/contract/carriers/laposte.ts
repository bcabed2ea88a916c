import type { CarrierExpectations } from './expected-answer';

const laposte: CarrierExpectations = {
  folder: 'laposte',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'EW112720413FR',
          count: 9,
          events: [
            ['delivered', '2023-03-09T09:38:00+01:00', ''],
            ['at_destination', '2023-03-09T09:01:00+01:00', ''],
            ['in_transit', '2023-03-08T16:25:00+01:00', ''],
            ['in_transit.arrived_country', '2023-02-22T16:23:00+01:00', ''],
            ['in_transit', '2023-02-18T12:27:00+01:00', ''],
            ['in_transit', '2023-02-18T07:34:12+01:00', ''],
            ['in_transit', '2023-02-17T23:13:12+01:00', ''],
            ['picked_up', '2023-02-17T14:43:00+01:00', ''],
            ['label_created', '2023-02-17T14:41:00+01:00', ''],
          ],
          expectedBy: '2023-03-09T23:59:59.999+01:00',
        },
      ],
    },
  },
  own: {
    'one shipment by itself': {
      settings: 'laposte',
      body: JSON.stringify({
        returnCode: 200,
        shipment: {
          idShip: 'LU000000001FR',
          event: [{ code: 'MD2', label: 'Votre colis est en cours de livraison', date: '2026-03-05T09:00:00+01:00' }],
        },
      }),
      expected: { shipments: [{ trackingNo: 'LU000000001FR', count: 1, events: [['out_for_delivery', '2026-03-05T09:00:00+01:00', '']] }] },
    },
    'one beside one that is unknown': {
      settings: 'laposte',
      body: JSON.stringify([
        { returnCode: 404, returnMessage: 'Ressource non trouv\u00e9e', idShip: 'LU000000002FR' },
        { returnCode: 200, shipment: { idShip: 'LU000000003FR', event: [{ code: 'DI2', label: 'x', date: '2026-03-05T09:00:00+01:00' }] } },
      ]),
      expected: {
        shipments: [{ trackingNo: 'LU000000003FR', count: 1, events: [['returned', '2026-03-05T09:00:00+01:00', '']] }],
        refused: ['Ressource non trouv\u00e9e'],
      },
    },
    'one that is unknown': {
      settings: 'laposte',
      body: JSON.stringify({ returnCode: 404, returnMessage: 'Ressource non trouv\u00e9e', idShip: 'LU000000002FR' }),
      expected: { failure: 'Ressource non trouv\u00e9e' },
    },
  },
};

export default laposte;
