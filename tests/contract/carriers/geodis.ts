import type { CarrierExpectations } from './expected-answer';

const geodis: CarrierExpectations = {
  folder: 'geodis',
  files: {
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: '1G6CPLT3JB5U',
          count: 7,
          events: [
            ['returning', '2020-01-17T14:23:22+01:00', ''],
            ['problem.held', '2020-01-17T14:23:02+01:00', ''],
            ['at_destination', '2020-01-17T14:22:17+01:00', ''],
            ['label_created', '2020-01-17T14:21:12+01:00', ''],
            ['in_transit.departed', '2020-01-17T14:18:35+01:00', ''],
            ['picked_up', '2020-01-17T14:16:54+01:00', ''],
            ['label_created', '2020-01-17T14:16:16+01:00', ''],
          ],
          expectedBy: '2020-01-20T23:59:59.999+01:00',
        },
      ],
    },
  },
  own: {
    'a no': {
      settings: 'geodis',
      body: JSON.stringify({ ok: false, codeErreur: 'E1', texteErreur: 'Envoi inconnu', contenu: null }),
      expected: { failure: 'Envoi inconnu' },
    },
  },
};

export default geodis;
