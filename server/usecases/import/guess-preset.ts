import type { RowValue } from '@/server/domain/row/row-mapping';
import type { PresetInput } from './preset';

/** Where a column goes: a field of the order, a time that becomes a fact, or a part of the shipment. */
const SYNONYMS: Record<string, readonly string[]> = {
  orderNo: ['order no', 'order number', 'order id', 'order', 'ordernumber', '订单号', '订单编号', '平台订单号', '交易单号', 'name'],
  placedAt: [
    'placed at',
    'created at',
    'order date',
    'ordered at',
    'order time',
    'purchase date',
    'order purchase timestamp',
    '下单时间',
    '订单创建时间',
    '创建时间',
    '拍下时间',
  ],
  name: ['customer name', 'recipient', 'shipping name', 'ship to name', 'buyer', '收货人', '收货人姓名', '收件人', '姓名', '客户姓名'],
  phone: ['phone', 'mobile', 'shipping phone', 'phone number', 'tel', '手机', '手机号', '联系手机', '联系电话', '电话', '收货人手机'],
  email: ['email', 'e mail', '邮箱'],
  country: ['country', 'shipping country', '国家'],
  province: ['province', 'state', 'region', 'shipping province', '省', '省份', '收货省份'],
  city: ['city', 'shipping city', '市', '城市', '收货城市'],
  district: ['district', 'county', '区', '区县', '收货区县'],
  address: ['address', 'shipping address1', 'street', '地址', '收货地址', '详细地址', '收件地址'],
  postcode: ['postcode', 'zip', 'postal code', 'shipping zip', '邮编'],
  sku: ['sku', 'lineitem sku', 'product id', '商品编码', '货号', '商家编码'],
  itemName: ['item', 'product', 'lineitem name', 'item name', 'product name', 'title', '商品', '商品名称', '宝贝标题', '货品名称'],
  quantity: ['quantity', 'qty', 'lineitem quantity', '数量', '商品数量', '购买数量'],
  price: ['price', 'lineitem price', 'unit price', '单价'],
  category: ['category', 'product line', '品类', '产品线', '类目'],
  amount: ['amount', 'total', 'order total', 'grand total', '金额', '订单金额', '实付金额', '应付金额'],
  currency: ['currency', '币种'],
  promisedBy: ['promised by', 'estimated delivery', 'delivery date', 'due date', '承诺送达时间', '预计送达', '最晚送达时间'],
  tags: ['tags', '标签'],
  seller: ['seller', 'seller id', 'seller name', 'merchant', '卖家', '商家', '商家名称', '商家id'],
  service: ['shipping service', 'shipping method', 'service level', 'delivery method', '配送方式', '配送服务', '物流服务', '快递产品'],
  dispatchDays: ['dispatch days', 'handling days', 'handling time', '发货天数', '备货天数', '承诺发货天数'],
  paymentMethod: ['payment method', 'payment type', 'paid by', '支付方式', '付款方式'],
  lockerConsent: ['locker consent', 'locker allowed', '可放快递柜', '同意放快递柜', '同意入柜'],
  paidAt: ['paid at', 'payment time', 'payment date', 'approved at', '付款时间', '支付时间'],
  shippedAt: ['shipped at', 'fulfilled at', 'ship date', 'dispatched at', '发货时间', '出库时间'],
  pickedUpAt: ['picked up at', 'pickup time', 'collected at', '揽收时间', '揽件时间'],
  deliveredAt: ['delivered at', 'delivery time', 'received at', '签收时间', '妥投时间', '送达时间'],
  cancelledAt: ['cancelled at', 'canceled at', '取消时间', '关闭时间'],
  carrier: ['carrier', 'shipping carrier', 'courier', 'shipping company', '快递公司', '物流公司', '承运商'],
  trackingNo: ['tracking no', 'tracking number', 'waybill', 'awb', '运单号', '快递单号', '物流单号'],
  code: ['code', 'status', 'event', 'event code', '状态', '事件', '节点'],
  occurredAt: ['occurred at', 'event time', 'time', 'timestamp', '发生时间', '时间', '事件时间'],
  eventId: ['event id', '事件编号'],
  place: ['place', 'location', '地点', '所在地', '站点'],
  text: ['note', 'text', 'description', 'remark', '描述', '备注', '物流信息'],
};

/** A column's name as it is compared: `Order_No.` and `order no` are one. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.\-/:：()（）]+/g, ' ')
    .trim();
}

/** A file as far as a guess needs it. */
export interface GuessedFile {
  stem: string;
  columns: readonly string[];
}

/** Words in the name of a file that has several rows an order. */
const MANY_ROWS = /item|line|detail|payment|明细|商品|付款/;

/**
 * A first mapping of files by the names of their columns, Chinese or English, to be looked over by a person. The main
 * file is the one with most columns that mean something; others are joined by a column of the same name. An event file
 * is one with an order number, a code and a time but no time of the order itself.
 */
export function guessPreset(files: readonly GuessedFile[], timeZone: string): PresetInput {
  const main = [...files].sort((a, b) => meanings(b) - meanings(a))[0] ?? { stem: '*', columns: [] };
  const joins = files.filter((file) => file !== main).flatMap((file, i) => joinOf(main, file, i));
  const guess = guessColumns(namedColumns(main, files, joins), main.columns[0] ?? 'order_no', { source: sourceName(main.stem), timeZone });
  const base = { ...guess, ...(files.length > 1 ? { main: { file: main.stem }, joins } : {}) };
  const sku = base.order?.items?.sku;
  const each = sku && 'column' in sku ? joins.find((join) => join.many && sku.column.startsWith(`${join.name}.`)) : undefined;
  return each && base.order?.items ? { ...base, order: { ...base.order, items: { ...base.order.items, each: each.name } } } : base;
}

/** A name that can stand in facts, made of a file's name. */
function sourceName(stem: string): string {
  const name = stem.replace(/[^a-z0-9_-]+/g, '-').replace(/^[^a-z0-9]+|-+$/g, '');
  return name.slice(0, 60) || 'csv';
}

type Join = NonNullable<PresetInput['joins']>[number];

function meanings({ columns }: GuessedFile): number {
  const names = new Set(columns.map(plain));
  return Object.values(SYNONYMS).filter((synonyms) => synonyms.some((synonym) => names.has(plain(synonym)))).length;
}

function joinOf(main: GuessedFile, file: GuessedFile, index: number): Join[] {
  const shared = file.columns.find((column) => main.columns.includes(column));
  if (shared === undefined) return [];
  const name = file.stem.replace(/[^a-z0-9_]+/g, '_').replace(/^[^a-z]+/, '') || `file_${index + 1}`;
  return [{ name, file: file.stem, on: shared, key: shared, many: MANY_ROWS.test(file.stem) }];
}

/** Compared name → column as a preset names it; columns of the main file go before those of joined ones. */
function namedColumns(main: GuessedFile, files: readonly GuessedFile[], joins: readonly Join[]): Map<string, string> {
  const joined = joins.flatMap((join) =>
    (files.find((file) => file.stem === join.file)?.columns ?? []).map((column) => [plain(column), `${join.name}.${column}`] as const),
  );
  return new Map([...joined, ...main.columns.map((column) => [plain(column), column] as const)]);
}

function guessColumns(byName: ReadonlyMap<string, string>, firstColumn: string, more: { source: string; timeZone: string }): PresetInput {
  const find = (target: string): RowValue | undefined => {
    const name = SYNONYMS[target]!.map(plain).find((synonym) => byName.has(synonym));
    return name === undefined ? undefined : { column: byName.get(name)! };
  };
  const orderNo = find('orderNo') ?? { column: firstColumn };
  const base = { name: `${more.source}-csv`, source: more.source, timeZone: more.timeZone, orderNo };
  const placedAt = find('placedAt');
  if (!placedAt && find('code') && find('occurredAt')) return { ...base, sourceKind: 'other', facts: [eventFact(find)] };
  return {
    ...base,
    order: present({
      placedAt: placedAt ?? { constant: '' },
      name: find('name'),
      phone: find('phone'),
      email: find('email'),
      address: find('address'),
      postcode: find('postcode'),
      destination: present({
        country: find('country') ?? { constant: 'CN' },
        province: find('province'),
        city: find('city'),
        district: find('district'),
      }),
      items: itemsOf(find),
      amount: find('amount'),
      currency: find('currency') ?? { constant: 'CNY' },
      promisedBy: withDayEnd(find('promisedBy')),
      tags: find('tags'),
      seller: find('seller'),
      service: find('service'),
      dispatchDays: find('dispatchDays'),
      paymentMethod: find('paymentMethod'),
      lockerConsent: find('lockerConsent'),
    }),
    facts: milestoneFacts(find, orderNo),
  };
}

type Find = (target: string) => RowValue | undefined;

function itemsOf(find: Find): NonNullable<PresetInput['order']>['items'] {
  const [sku, name] = [find('sku'), find('itemName')];
  const id = sku ?? name;
  return id && present({ sku: id, name, quantity: find('quantity'), price: find('price'), category: find('category') });
}

function milestoneFacts(find: Find, orderNo: RowValue): NonNullable<PresetInput['facts']> {
  const [carrier, trackingNo] = [find('carrier'), find('trackingNo')];
  const shipment = carrier && trackingNo ? { carrier, trackingNo } : undefined;
  const paymentNo: RowValue = 'column' in orderNo ? { template: `{${orderNo.column}}-1` } : orderNo;
  const payment = present({ paymentNo, amount: find('amount'), currency: find('currency') ?? { constant: 'CNY' } });
  const facts = [
    { name: 'paid', code: 'payment.confirmed', at: find('paidAt'), payment },
    { name: 'shipped', code: 'shipped', at: find('shippedAt'), shipment },
    { name: 'picked_up', code: 'picked_up', at: shipment && find('pickedUpAt'), shipment },
    { name: 'delivered', code: 'delivered', at: shipment && find('deliveredAt'), shipment },
    { name: 'cancelled', code: 'cancel.confirmed', at: find('cancelledAt') },
  ];
  return facts.flatMap(({ code, at, ...rest }) => (at ? [present({ ...rest, code: { constant: code }, at })] : []));
}

function eventFact(find: Find): NonNullable<PresetInput['facts']>[number] {
  const [carrier, trackingNo, place] = [find('carrier'), find('trackingNo'), find('place')];
  return present({
    name: 'event',
    code: find('code')!,
    sourceCode: find('code'),
    at: find('occurredAt')!,
    required: true,
    eventId: find('eventId'),
    shipment: carrier && trackingNo ? { carrier, trackingNo } : undefined,
    place: place && { text: place },
    text: find('text'),
  });
}

function withDayEnd(value: RowValue | undefined): RowValue | undefined {
  return value && { ...value, dayEnd: true };
}

function present<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined)) as T;
}
