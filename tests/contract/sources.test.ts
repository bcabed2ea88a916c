import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isShipmentCode, POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { base64Hmac } from '@/server/sources/hmac';
import { signData } from '@/server/sources/kdniao/sign-data';
import { SOURCES } from '@/server/sources/registry';
import { signMessage } from '@/server/sources/sf/sign-message';
import type { Delivery, Reply, Source, SourceAccount } from '@/server/sources/source';
import { API_V3_KEY, wechatNotice } from '../builders/wechat-notice';
import { ODD, placesIn, withOdd } from '../support/odd-pushes';
import { SECRET } from '../support/push';
import {
  API_V2_KEY,
  FORM_MAPPING,
  PUBLIC_KEY,
  type SignedPush,
  signedAlipayForm,
  signedEasypost,
  signedJiandaoyun,
  signedShippo,
  signedStandard,
  signedWechatPay,
  signedWechatPayV2,
  signedWoocommerce,
} from '../support/sign-push';

const SECRETS = {
  salt: 'a-salt-of-thirty-two-characters!',
  secret: SECRET,
  apiKey: 'key-of-the-business',
  key: 'key-of-the-account',
  checkWord: 'word-of-the-partner',
  requireDigest: '1',
  apiV3Key: API_V3_KEY,
  apiV2Key: API_V2_KEY,
  platformKey: PUBLIC_KEY,
  publicKey: PUBLIC_KEY,
  mapping: FORM_MAPPING,
};
const RECEIVED_AT = Date.parse('2026-11-03T00:00:00Z');

/** What each vendor needs to be held to the contract: a good push of its own, in whatever envelope it uses. */
const CASES: Record<string, { pushes: string[]; sign: (text: string) => Delivery }> = {
  kuaidi100: {
    pushes: [
      '{"status":"polling","lastResult":{"nu":"SF1","com":"shunfeng","state":"3","data":[{"ftime":"2026-11-02 09:00:00","context":"已签收"},{"ftime":"2026-11-01 09:00:00","context":"已揽收"}]}}',
      '{"status":"abort","message":"3天查询无记录","autoCheck":"1","comOld":"yuantong","comNew":"ems","lastResult":{"nu":"1","com":"ems","data":[]}}',
    ],
    sign: (param) => {
      const sign = createHash('md5')
        .update(param + SECRETS.salt, 'utf8')
        .digest('hex')
        .toUpperCase();
      return delivery(new URLSearchParams({ param, sign }).toString());
    },
  },
  kdniao: {
    pushes: [
      '{"EBusinessID":"1","Data":[{"ShipperCode":"ZTO","LogisticCode":"75000000000001","State":"3","StateEx":"304","Success":true,"Traces":[{"AcceptTime":"2026-11-01 10:00:00","AcceptStation":"已揽收","Action":"1","Location":"深圳市"},{"AcceptTime":"2026-11-02 10:00:00","AcceptStation":"已签收","Action":"304"}]}]}',
      '{"EBusinessID":"1","Data":[{"ShipperCode":"SF","LogisticCode":"SF1","State":"0","StateEx":"401","Success":false,"Reason":"三天无轨迹"}]}',
    ],
    sign: (text) =>
      delivery(new URLSearchParams({ RequestData: text, RequestType: '102', DataSign: signData(text, SECRETS.apiKey) }).toString()),
  },
  '17track': {
    pushes: [
      '{"event":"TRACKING_UPDATED","data":{"number":"RR1","carrier":3011,"track_info":{"latest_status":{"status":"Delivered","sub_status":"Delivered_Other"},"tracking":{"providers":[{"provider":{"key":3011,"name":"China Post"},"events":[{"time_iso":"2026-11-02T10:00:00+08:00","sub_status":"Delivered_Other","description":"Delivered"},{"time_iso":"2026-11-01T10:00:00+08:00","sub_status":"InTransit_PickedUp","description":"Accepted"}]}]}}}}',
      '{"event":"TRACKING_STOPPED","data":{"number":"RR1","carrier":3011}}',
    ],
    sign: (text) => delivery(text, { sign: createHash('sha256').update(`${text}/${SECRETS.key}`).digest('hex') }),
  },
  sf: {
    pushes: [
      '{"Body":{"WaybillRoute":[{"id":"1","mailno":"SF1000000000001","acceptTime":"2026-11-01 10:00:00","acceptAddress":"深圳市","remark":"已收取快件","opCode":"50"},{"id":"2","mailno":"SF1000000000001","acceptTime":"2026-11-02 10:00:00","remark":"已退回,新单号为: SF1000000000002","opCode":"648"}]}}',
    ],
    sign: (text) => {
      const msgDigest = signMessage(text, '1780000000000', SECRETS.checkWord);
      return delivery(new URLSearchParams({ msgData: text, timestamp: '1780000000000', msgDigest }).toString());
    },
  },
  aftership: {
    pushes: [
      '{"event":"tracking_update","msg":{"tracking_number":"1Z","slug":"ups","tag":"Delivered","subtag":"Delivered_001","checkpoints":[{"checkpoint_time":"2026-11-01T10:00:00Z","tag":"Delivered","subtag":"Delivered_001"}]}}',
      '{"event":"tracking_update","msg":{"tracking_number":"1Z","slug":"ups","tag":"Pending","checkpoints":[]}}',
    ],
    sign: (text) => delivery(text, { 'aftership-hmac-sha256': base64Hmac(text, SECRETS.secret) }),
  },
  easypost: {
    pushes: [
      '{"object":"Event","description":"tracker.updated","result":{"object":"Tracker","tracking_code":"9400","carrier":"USPS","status":"delivered","status_detail":"arrived_at_destination","signed_by":"A","est_delivery_date":"2026-11-02T00:00:00Z","tracking_details":[{"datetime":"2026-11-01T10:00:00Z","status":"in_transit","status_detail":"departed_facility","message":"Departed","tracking_location":{"city":"KENLY","state":"NC","country":"US"}},{"datetime":"2026-11-02T10:00:00Z","status":"delivered","status_detail":"arrived_at_destination"}]}}',
      '{"object":"Event","description":"tracker.created","result":{"object":"Tracker","tracking_code":"9400","carrier":"USPS","status":"unknown","updated_at":"2026-11-01T10:00:00Z","tracking_details":[]}}',
    ],
    sign: (text) => delivered(signedEasypost(text)),
  },
  shippo: {
    pushes: [
      '{"event":"track_updated","test":false,"data":{"carrier":"usps","tracking_number":"9205","eta":"2026-11-02T00:00:00Z","tracking_status":{"status":"TRANSIT","status_date":"2026-11-01T10:00:00Z","substatus":{"code":"something_new","action_required":true}},"tracking_history":[{"status":"PRE_TRANSIT","status_details":"Label created","status_date":"2026-10-31T10:00:00Z","location":null},{"status":"TRANSIT","status_date":"2026-11-01T10:00:00Z","substatus":{"code":"something_new","action_required":true}}]}}',
    ],
    sign: (text) => delivered(signedShippo(text, RECEIVED_AT)),
  },
  wechat_pay: {
    pushes: [
      wechatNotice('TRANSACTION.SUCCESS', {
        out_trade_no: 'N-1',
        transaction_id: '4200001',
        trade_state: 'SUCCESS',
        success_time: '2026-11-02T10:00:00+08:00',
        amount: { total: 12800, currency: 'CNY' },
      }),
      wechatNotice('REFUND.CLOSED', { out_trade_no: 'N-1', refund_id: '5030001', refund_status: 'CLOSED', amount: { refund: 100 } }),
    ],
    sign: (text) => delivered(signedWechatPay(text, RECEIVED_AT)),
  },
  wechat_pay_v2: {
    pushes: [
      '{"return_code":"SUCCESS","result_code":"SUCCESS","out_trade_no":"N-1","transaction_id":"4200001","total_fee":"12800","time_end":"20261102100000"}',
    ],
    // Its pushes stand here as JSON, so that single values of them can be replaced.
    sign: (text) => delivered(signedWechatPayV2(fieldsOf(text))),
  },
  alipay: {
    pushes: [
      'notify_id=1&notify_type=trade_status_sync&trade_status=TRADE_SUCCESS&out_trade_no=N-1&trade_no=2026&total_amount=128.00&gmt_payment=2026-11-02+10%3A00%3A00&charset=utf-8',
      'notify_id=2&notify_type=trade_status_sync&trade_status=TRADE_SUCCESS&out_trade_no=N-1&trade_no=2026&refund_fee=28.00&gmt_refund=2026-11-02+12%3A00%3A00.345&charset=gbk&subject=%B2%E8',
    ],
    sign: (text) => delivered(signedAlipayForm(text)),
  },
  jiandaoyun: {
    pushes: [
      '{"op":"data_update","data":{"_id":"5b5f","appId":"a","entryId":"e","updateTime":"2026-11-02T10:00:00.000Z","_widget_1":"N-1","_widget_2":"已发货","_widget_3":"顺丰","_widget_4":"SF1","_widget_5":"2026-11-01T10:00:00.000Z","_widget_6":{"verified":true,"phone":"13800138000"},"_widget_7":{"name":"张三"}}}',
      '{"op":"data_create","data":{"_id":"5b60","createTime":"2026-11-02T10:00:00.000Z","_widget_1":"N-1","_widget_2":"__proto__"}}',
    ],
    sign: (text) => delivered(signedJiandaoyun(text)),
  },
  standard_webhooks: {
    pushes: [
      '{"type":"event","timestamp":"2026-11-02T10:00:00Z","data":{"orderNo":"N-1","code":"shipped","occurredAt":"2026-11-02T10:00:00+08:00","shipment":{"carrier":"sf","trackingNo":"SF1"}}}',
      '{"type":"batch","timestamp":"2026-11-02T10:00:00Z","data":{"events":[{"orderNo":"N-1","sourceCode":"处理中","occurredAt":"2026-11-02T10:00:00Z"},{"orderNo":"N-1"}]}}',
    ],
    sign: (text) => delivered(signedStandard(text, RECEIVED_AT, 'msg_1', SECRET)),
  },
  woocommerce: {
    pushes: [
      '{"id":7,"number":"7","status":"completed","currency":"USD","total":"29.35","date_created_gmt":"2026-11-01T10:00:00","date_modified_gmt":"2026-11-02T10:00:00","date_paid_gmt":"2026-11-01T10:05:00","date_completed_gmt":"2026-11-02T10:00:00","billing":{"first_name":"Ann","phone":"+15024592181","country":"US"},"line_items":[{"id":1,"name":"Tea","quantity":1,"price":3}],"refunds":[{"id":3,"total":"-1.00"}],"meta_data":[{"key":"_wc_shipment_tracking_items","value":[{"tracking_provider":"ups","tracking_number":"1Z","date_shipped":"1793577600"}]}]}',
    ],
    sign: (text) => delivered(signedWoocommerce('order.updated', text)),
  },
  shopify: {
    pushes: [
      '{"id":1,"name":"#1","order_number":1,"financial_status":"paid","created_at":"2026-11-01T10:00:00Z","line_items":[],"fulfillments":[{"id":2,"order_id":1,"created_at":"2026-11-02T10:00:00Z","tracking_company":"UPS","tracking_numbers":["1Z"],"shipment_status":"in_transit"}]}',
    ],
    sign: (text) => delivery(text, { 'x-shopify-topic': 'orders/create', 'x-shopify-hmac-sha256': base64Hmac(text, SECRETS.secret) }),
  },
};

/** What grows with the square of its size takes minutes. */
const AT_ONCE = 10_000;

/** Bytes that are no push of anybody. */
const HOSTILE: Record<string, Buffer> = {
  'a list a thousand deep': Buffer.from('['.repeat(1_000) + ']'.repeat(1_000)),
  'an object a thousand deep': Buffer.from(`${'{"data":'.repeat(1_000)}1${'}'.repeat(1_000)}`),
  'a mebibyte of brackets': Buffer.alloc(1_048_576, '['),
  'a mebibyte of one field': Buffer.from(`{"event":"${'x'.repeat(1_048_000)}"}`),
  'a hundred thousand fields': Buffer.from(`a=1&${'b=2&'.repeat(100_000)}`),
  'UTF-16': Buffer.from('\ufeff{"event":"tracking_update"}', 'utf16le'),
  'bytes of no charset': Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
  nothing: Buffer.alloc(0),
};

const account: SourceAccount = { name: 'one', shop: 'north', timeZone: 'Asia/Shanghai', secrets: SECRETS };

function delivery(body: string, headers: Record<string, string> = {}): Delivery {
  return { body: Buffer.from(body), headers: new Headers(headers), receivedAt: RECEIVED_AT };
}

/** The fields of a JSON object as text; one field that says it all where the text is no object. */
function fieldsOf(text: string): Record<string, string> {
  try {
    const json: unknown = JSON.parse(text);
    if (json && typeof json === 'object' && !Array.isArray(json)) {
      return Object.fromEntries(
        Object.entries(json).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
      );
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { text };
}

function delivered({ body, headers, query }: SignedPush): Delivery {
  return delivery(body, query ? { ...headers, 'delivered-query': query } : headers);
}

test('every source is held to the contract', () => {
  // What a connector takes stands in its settings: tests/integration/connector holds it to them.
  const vendors = Object.keys(SOURCES).filter((name) => name !== 'connector');
  expect(Object.keys(CASES).sort()).toEqual(vendors.sort());
});

describe.each(Object.entries(CASES))('%s', (name, { pushes, sign }) => {
  const source = SOURCES[name] as Source;

  test('takes its own signature over the raw bytes and no other', () => {
    for (const push of pushes) {
      const good = sign(push);
      expect(source.verify(good, account).kind).toBe('ok');
      expect(source.verify({ ...good, headers: new Headers(), body: Buffer.from('param=x') }, account).kind).toBe('refused');
      const changed = Buffer.from(good.body);
      changed[Math.floor(changed.length / 2)]! ^= 1;
      expect(source.verify({ ...good, body: changed }, account).kind).toBe('refused');
      expect(source.verify(good, { ...account, secrets: { salt: 'other', secret: 'other' } }).kind).toBe('refused');
    }
  });

  test('reads a push into facts of the closed list, the same ones each time, with identities of their own', () => {
    for (const push of pushes) {
      const [once, twice] = [source.parse(sign(push), account), source.parse(sign(push), account)];
      expect(once).toEqual(twice);
      if (once.kind !== 'report') throw new Error(once.reason);
      expect(once.report.facts.length).toBeGreaterThan(0);
      for (const fact of once.report.facts) {
        if (fact.code !== null) expect([...POSTABLE_CODES, 'carrier.corrected']).toContain(fact.code);
        if (fact.code && isShipmentCode(fact.code)) expect(fact.shipment).toBeDefined();
        expect(Number.isFinite(fact.occurredAt)).toBe(true);
      }
      const keys = once.report.facts.map((f) => `${f.shipment?.carrier}|${f.identityKey}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('never throws, whatever comes: it is refused with a reason', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(...pushes).chain((p) => fc.nat(p.length).map((n) => p.slice(0, n))),
    );
    fc.assert(
      fc.property(junk, (text) => {
        const parsed = source.parse(sign(text), account);
        if (parsed.kind !== 'report') expect(parsed.reason).not.toBe('');
      }),
    );
  });

  test('never throws, whatever stands in place of any one value', () => {
    const values = pushes.flatMap((push) => placesIn(push).map((path) => ({ push, path })));
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.oneof(fc.constantFrom(...ODD), fc.jsonValue(), fc.string({ unit: 'binary' })),
        ({ push, path }, odd) => {
          const delivery = sign(withOdd(push, path, odd));
          expect(source.verify(delivery, account).kind).toMatch(/^(ok|refused)$/);
          const parsed = source.parse(delivery, account);
          if (parsed.kind === 'report') for (const fact of parsed.report.facts) expect(Number.isFinite(fact.occurredAt)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each(Object.entries(HOSTILE))(
    'refuses %s at once',
    (_kind, body) => {
      const signed = { ...sign('other'), body };
      expect(source.verify(signed, account).kind).toBe('refused');
      expect(source.parse(signed, account).kind).not.toBe('report');
    },
    AT_ONCE,
  );

  test('leaves an unknown word unmapped', () => {
    for (const word of ['ZZ9', '', '__proto__', 'constructor', '处理中']) expect(source.map(word, '已签收').code).toBeNull();
  });

  test('answers 2xx for what was taken, 401 for a bad signature, 4xx for what would fail again, 5xx for our faults', () => {
    const reason = 'because';
    const replies: [Reply, RegExp][] = [
      [{ kind: 'taken' }, /^200$/],
      [{ kind: 'ignored', reason }, /^200$/],
      [{ kind: 'bad_signature', reason }, /^401$/],
      [{ kind: 'unreadable', reason }, /^4\d\d$/],
      [{ kind: 'try_again', reason }, /^5\d\d$/],
    ];
    for (const [reply, status] of replies) expect(String(source.answer(reply, sign(pushes[0]!)).status)).toMatch(status);
  });
});
