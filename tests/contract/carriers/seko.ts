import type { CarrierExpectations } from './expected-answer';

const seko: CarrierExpectations = {
  folder: 'seko',
  files: {
    'karrio-tracking-response2.json': {
      shipments: [
        {
          trackingNo: 'DG30754101650',
          count: 2,
          events: [
            ['label_created', '2024-10-25T10:28:47.677Z', ''],
            ['label_created', '2024-10-25T11:28:49+01:00', ''],
          ],
        },
        {
          trackingNo: 'DG30754101664',
          count: 2,
          events: [
            ['label_created', '2024-10-25T10:56:28.603Z', ''],
            ['label_created', '2024-10-25T11:56:30+01:00', ''],
          ],
        },
        {
          trackingNo: 'DG30754101665',
          count: 2,
          events: [
            ['label_created', '2024-10-25T10:57:24.197Z', ''],
            ['label_created', '2024-10-25T11:57:25+01:00', ''],
          ],
        },
        {
          trackingNo: 'DG30754101666',
          count: 2,
          events: [
            ['label_created', '2024-10-25T11:02:19.387Z', ''],
            ['label_created', '2024-10-25T12:02:20+01:00', ''],
          ],
        },
      ],
    },
  },
  own: {
    'where it is told': {
      settings: 'seko',
      body: JSON.stringify([
        {
          ConsignmentNo: 'DG1',
          Events: [
            { EventDT: '2026-03-05T11:00:00', Code: 'D1', OmniCode: 'OP-76', Description: 'x', Location: 'LYON,FR' },
            { EventDT: '2026-03-05T10:00:00', Code: 'D2', OmniCode: 'OP-999', Description: 'x', Location: '' },
          ],
        },
      ]),
      expected: {
        shipments: [
          {
            trackingNo: 'DG1',
            count: 2,
            events: [
              ['available_for_pickup.locker', '2026-03-05T11:00:00+01:00', ''],
              ['?OP-999', '2026-03-05T10:00:00Z', ''],
            ],
          },
        ],
      },
    },
  },
};

export default seko;
