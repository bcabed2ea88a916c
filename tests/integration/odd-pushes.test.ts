import { beforeAll, describe, expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { API_V3_KEY, wechatNotice } from '../builders/wechat-notice';
import { freshDatabase } from '../database/fresh-database';
import { ODD, placesIn, withOdd } from '../support/odd-pushes';
import { SECRET } from '../support/push';
import {
  API_V2_KEY,
  FORM_MAPPING,
  PUBLIC_KEY,
  push,
  type SignedPush,
  signedAlipayForm,
  signedEasypost,
  signedJiandaoyun,
  signedShippo,
  signedStandard,
  signedWechatPay,
  signedWechatPayV2,
  signedWoocommerce,
  WEBHOOK_SECRET,
} from '../support/sign-push';

interface Vendor {
  secrets: Record<string, string>;
  /** A good push, as JSON or a form. */
  good: string;
  sign(text: string): SignedPush;
}

const VENDORS: Record<string, Vendor> = {
  easypost: {
    secrets: { secret: SECRET },
    good: '{"object":"Event","description":"tracker.updated","result":{"object":"Tracker","tracking_code":"9400","carrier":"USPS","status":"delivered","status_detail":"arrived_at_destination","updated_at":"2026-11-02T10:00:00Z","signed_by":"A","est_delivery_date":"2026-11-02T00:00:00Z","tracking_details":[{"datetime":"2026-11-01T10:00:00Z","status":"in_transit","status_detail":"departed_facility","message":"Departed","tracking_location":{"city":"KENLY","state":"NC","country":"US"}},{"datetime":"2026-11-02T10:00:00Z","status":"delivered","status_detail":"arrived_at_destination"}]}}',
    sign: signedEasypost,
  },
  shippo: {
    secrets: { secret: SECRET },
    good: '{"event":"track_updated","data":{"carrier":"usps","tracking_number":"9205","eta":"2026-11-02T00:00:00Z","tracking_status":{"status":"TRANSIT","status_details":"Moved","status_date":"2026-11-01T10:00:00Z","substatus":{"code":"new","text":"New","action_required":true},"location":{"city":"Reno","state":"NV","country":"US"}},"tracking_history":[{"status":"PRE_TRANSIT","status_date":"2026-10-31T10:00:00Z"}]}}',
    sign: (text) => signedShippo(text, Date.now()),
  },
  woocommerce: {
    secrets: { secret: SECRET },
    good: '{"id":7,"number":"W-7","status":"refunded","currency":"USD","total":"29.35","date_created_gmt":"2026-11-01T10:00:00","date_modified_gmt":"2026-11-02T10:00:00","date_paid_gmt":"2026-11-01T10:05:00","payment_method":"cod","billing":{"first_name":"Ann","phone":"+15024592181","email":"a@b.c","address_1":"Main 1","city":"Albany","state":"NY","postcode":"1","country":"US"},"line_items":[{"id":1,"name":"Tea","sku":"T","quantity":1,"price":3}],"refunds":[{"id":3,"total":"-1.00"}],"meta_data":[{"key":"_wc_shipment_tracking_items","value":[{"tracking_provider":"ups","tracking_number":"1Z","date_shipped":"1793577600"}]}]}',
    sign: (text) => signedWoocommerce('order.updated', text),
  },
  jiandaoyun: {
    secrets: { secret: SECRET, mapping: FORM_MAPPING },
    good: '{"op":"data_update","data":{"_id":"r-1","updateTime":"2026-11-02T10:00:00.000Z","_widget_1":"J-1","_widget_2":"已发货","_widget_3":"顺丰","_widget_4":"SF1","_widget_5":"2026-11-01T10:00:00.000Z","_widget_6":{"phone":"13800138000"},"_widget_7":{"name":"张三"}}}',
    sign: signedJiandaoyun,
  },
  standard_webhooks: {
    secrets: { secret: WEBHOOK_SECRET },
    good: '{"type":"batch","data":{"orders":[{"orderNo":"S-1","type":"normal","placedAt":"2026-11-01T10:00:00+08:00","customer":{"name":"王小明","phone":"13800138000"},"destination":{"country":"CN","city":"上海市"},"items":[{"sku":"T","name":"茶","quantity":1}],"amount":"9.00","currency":"CNY"}],"events":[{"orderNo":"S-1","eventId":"e1","code":"paid","occurredAt":"2026-11-02T10:00:00Z","note":"x","payment":{"paymentNo":"P1","amount":"9.00"}},{"orderNo":"S-1","code":"shipped","occurredAt":"2026-11-02T11:00:00Z","shipment":{"carrier":"sf","trackingNo":"SF9"},"place":{"city":"杭州市","lat":30,"lon":120}}]}}',
    sign: (text) => signedStandard(text, Date.now()),
  },
  wechat_pay: {
    secrets: { apiV3Key: API_V3_KEY, platformKey: PUBLIC_KEY },
    good: '{"out_trade_no":"P-1","transaction_id":"4200001","trade_state":"SUCCESS","success_time":"2026-11-02T10:00:00+08:00","amount":{"total":12800,"currency":"CNY"}}',
    sign: (text) => signedWechatPay(wechatNotice('TRANSACTION.SUCCESS', JSON.parse(text)), Date.now()),
  },
  wechat_pay_v2: {
    secrets: { apiV2Key: API_V2_KEY },
    good: '{"return_code":"SUCCESS","result_code":"SUCCESS","out_trade_no":"P-1","transaction_id":"4200001","total_fee":"12800","fee_type":"CNY","time_end":"20261102100000"}',
    sign: (text) => {
      const json = JSON.parse(text) as Record<string, unknown> | null;
      return signedWechatPayV2(Object.fromEntries(Object.entries(json ?? {}).map(([name, value]) => [name, String(value)])));
    },
  },
  alipay: {
    secrets: { publicKey: PUBLIC_KEY },
    good: 'notify_id=1&notify_type=trade_status_sync&trade_status=TRADE_SUCCESS&out_trade_no=A-1&trade_no=2026&total_amount=128.00&gmt_payment=2026-11-02+10%3A00%3A00&charset=utf-8',
    sign: signedAlipayForm,
  },
};

const paths = new Map<string, string>();

beforeAll(async () => {
  await freshDatabase();
  for (const [adapter, { secrets }] of Object.entries(VENDORS)) {
    const made = await registerSource(newContext(), { name: adapter, adapter, shop: 'north', secrets, by: 'system' });
    paths.set(adapter, made.path);
  }
});

describe.each(Object.entries(VENDORS))('%s', (adapter, { good, sign }) => {
  test('takes or refuses a push with any odd value in it, and goes on taking good ones', async () => {
    const path = paths.get(adapter)!;
    const odd = placesIn(good).flatMap((place) => ODD.map((value) => withOdd(good, place, value)));
    const failed: string[] = [];
    for (const text of odd) {
      const answer = await push(path, sign(text));
      if (answer.status >= 500 || ![200, 401, 422].includes(answer.status)) failed.push(`${answer.status} ${text}`);
    }
    expect(failed).toEqual([]);
    expect((await push(path, sign(good))).status).toBe(200);
    const { rows } = await pool().query(`select count(*)::int as n from raw_payload where verdict = 'received'`);
    expect(rows).toEqual([{ n: 0 }]);
  });
});
