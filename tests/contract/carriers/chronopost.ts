import type { CarrierExpectations } from './expected-answer';

const chronopost: CarrierExpectations = {
  folder: 'chronopost',
  files: { 'karrio-error-response.xml': { failure: 'System Error' } },
  own: {
    'a parcel': {
      settings: 'chronopost',
      body: '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ns2:trackSkybillV2Response xmlns:ns2="http://cxf.tracking.soap.chronopost.fr/"><return><errorCode>0</errorCode><listEventInfoComp><events><code>D</code><eventDate>2026-03-05T11:20:00+01:00</eventDate><eventLabel>Livraison effectu\u00e9e</eventLabel><officeLabel>Lyon</officeLabel></events><events><code>TA</code><eventDate>2026-03-05T08:00:00+01:00</eventDate><eventLabel>Envoi en cours de livraison</eventLabel><officeLabel>Lyon</officeLabel></events><events><code>SC</code><eventDate>2026-03-04T22:00:00</eventDate><eventLabel>Tri effectu\u00e9</eventLabel><officeLabel>Lyon</officeLabel></events><events><code>Q9</code><eventDate>2026-03-04T21:00:00+01:00</eventDate><eventLabel>Autre chose</eventLabel><officeLabel>Lyon</officeLabel></events><skybillNumber>XY000000001FR</skybillNumber></listEventInfoComp></return></ns2:trackSkybillV2Response></soap:Body></soap:Envelope>',
      expected: {
        shipments: [
          {
            trackingNo: 'XY000000001FR',
            count: 4,
            events: [
              ['delivered', '2026-03-05T11:20:00+01:00', ''],
              ['out_for_delivery', '2026-03-05T08:00:00+01:00', ''],
              ['in_transit', '2026-03-04T22:00:00+01:00', ''],
              ['?Q9', '2026-03-04T21:00:00+01:00', ''],
            ],
          },
        ],
      },
    },
  },
};

export default chronopost;
