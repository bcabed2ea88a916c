import type { CarrierExpectations } from './expected-answer';

const dicom: CarrierExpectations = {
  folder: 'dicom',
  files: {
    'karrio-tracking-response-json.json': {
      shipments: [{ trackingNo: 'W1234567', count: 1, events: [['delivered', '2021-02-10T04:27:31Z', '']] }],
    },
  },
};

export default dicom;
