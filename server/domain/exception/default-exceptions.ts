import { AROUND_THE_CLOCK } from '../calendar/calendar-book';
import type { Text } from '../shared/language';
import type { TicketClass, TicketPriority } from '../ticket/ticket';
import type { ExceptionSignals, ExceptionType, ServiceLevel } from './exception-type';

const HOUR = 60;
const SERVICE = 'service';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** Minutes of customer service's hours; whoever stays silent for four of them is relieved. */
function within(firstMin: number, nextMin: number, resolutionMin: number, more: Partial<ServiceLevel> = {}): ServiceLevel {
  return { calendar: SERVICE, firstMin, nextMin, resolutionMin, silenceMin: 4 * HOUR, ...more };
}

type Said = Omit<ExceptionType, 'code' | 'name' | 'class' | 'priority' | 'signals' | 'sla' | 'enabled' | 'advice' | 'causes'>;

function type(
  code: string,
  name: Text,
  priority: TicketPriority,
  sla: ServiceLevel,
  signals: Partial<ExceptionSignals>,
  advice: Text,
  causes: string[],
  said: Partial<Said> = {},
): ExceptionType {
  return {
    code,
    name,
    class: (code.startsWith('report.') ? 'customer_report' : code.split('.')[0]) as TicketClass,
    priority,
    signals: { reasons: [], rules: [], flags: [], reports: [], ...signals },
    opensBySign: false,
    sla,
    skill: null,
    role: 'agent',
    forCustomer: false,
    advice,
    words: null,
    causes,
    enabled: true,
    ...said,
  };
}

const FINANCE = { skill: 'finance' } satisfies Partial<Said>;
const WAREHOUSE = { skill: 'warehouse' } satisfies Partial<Said>;
const TECH = { skill: 'tech' } satisfies Partial<Said>;
const RISK = { skill: 'risk' } satisfies Partial<Said>;

const PAYMENT: ExceptionType[] = [
  type(
    'payment.not_arrived',
    say('付款未到账', 'Payment not arrived'),
    'P1',
    within(30, HOUR, 2 * HOUR),
    { reasons: ['payment.verify_slow', 'payment.timeout', 'payment.no_transaction'], rules: ['payment_verify', 'payment_due'] },
    say(
      '先让支付渠道重新核对这笔付款，再看回调是否被拒；到账后客户会自动收到通知',
      'Ask the gateway about the payment again, then see whether its callback was refused',
    ),
    ['payment.verify_slow', 'payment.timeout', 'system.sync_gap', 'system.payment_silent'],
    { ...FINANCE, forCustomer: true, words: say('您的付款正在与支付渠道核对', 'We are checking your payment with the gateway') },
  ),
  type(
    'payment.duplicate',
    say('重复付款', 'Paid twice'),
    'P1',
    within(30, HOUR, 2 * HOUR),
    { reasons: ['payment.duplicate'] },
    say('核对两笔流水，多付的一笔原路退回', 'Compare both transactions and refund the one too many'),
    ['payment.duplicate', 'system.sync_gap'],
    { ...FINANCE, opensBySign: true, forCustomer: true, words: say('多付的款项会原路退回', 'What was paid twice is refunded') },
  ),
  type(
    'payment.amount',
    say('付款金额不符', 'Wrong amount'),
    'P1',
    within(30, HOUR, 2 * HOUR),
    { reasons: ['payment.amount', 'payment.not_matched'] },
    say('对照订单金额、优惠与实付，缺少补收、多收退回', 'Compare order, discounts and what was paid; ask for the rest or refund it'),
    ['payment.amount', 'payment.not_matched'],
    { ...FINANCE, opensBySign: true, forCustomer: true },
  ),
];

const STOCK: ExceptionType[] = [
  type(
    'stock.short',
    say('库存不足', 'Not enough stock'),
    'P2',
    within(HOUR, 2 * HOUR, 4 * HOUR),
    { reasons: ['shipper.stock_short'] },
    say(
      '先请仓库复核库存，再问采购补货日期；给客户等待、换货、退款三个选择',
      'Have the warehouse count again, ask purchasing for a date, offer to wait, swap or refund',
    ),
    ['shipper.stock_short', 'system.stock_against_short', 'system.sync_gap'],
    { ...WAREHOUSE, opensBySign: true, forCustomer: true, words: say('商品正在补货', 'The item is being restocked') },
  ),
  type(
    'stock.picking_late',
    say('仓库作业延误', 'Warehouse is late'),
    'P2',
    within(HOUR, 2 * HOUR, 4 * HOUR),
    {
      reasons: ['shipper.picking_late', 'shipper.packing_late', 'shipper.not_ready', 'shipper.not_accepted', 'shipper.packaging_issue'],
      rules: ['warehouse_accept', 'pick_start', 'pick_start_made'],
    },
    say(
      '看仓库是否已收到订单；没收到就重新同步，收到了请仓库给出拣货时间',
      'See whether the warehouse has the order; resync, or ask for a time',
    ),
    [
      'shipper.picking_late',
      'shipper.packing_late',
      'shipper.stock_short',
      'shipper.not_accepted',
      'system.sync_gap',
      'system.warehouse_silent',
    ],
    WAREHOUSE,
  ),
  type(
    'stock.review_late',
    say('订单审核卡住', 'Review is stuck'),
    'P2',
    within(HOUR, 4 * HOUR, 8 * HOUR),
    { reasons: ['shipper.review_late', 'shipper.review_refused'], rules: ['review'] },
    say('找到卡住的审批人，必要时换人审核', 'Find who holds the review and have somebody else do it if need be'),
    ['shipper.review_late', 'system.sync_gap'],
    { role: 'supervisor' },
  ),
];

const LOGISTICS: ExceptionType[] = [
  type(
    'logistics.not_collected',
    say('快递未揽收', 'Not collected'),
    'P1',
    within(HOUR, 2 * HOUR, 8 * HOUR),
    { reasons: ['carrier.missed_pickup', 'carrier.no_scan', 'carrier.rejected'], rules: ['carrier_collect'] },
    say(
      '先核对运单号，再联系快递网点约定揽收时间，把时间告诉客户',
      'Check the number, agree on a pickup with the depot, tell the customer',
    ),
    ['carrier.missed_pickup', 'carrier.no_scan', 'shipper.wrong_waybill', 'shipper.packing_late', 'carrier.out_of_area'],
    { forCustomer: true },
  ),
  type(
    'logistics.no_movement',
    say('在途无更新', 'No movement'),
    'P1',
    within(HOUR, 4 * HOUR, 24 * HOUR),
    {
      reasons: ['carrier.no_movement', 'carrier.held_at_depot', 'carrier.delayed', 'carrier.late'],
      rules: ['movement', 'movement_cross_border', 'past_promise', 'late_risk'],
    },
    say(
      '先重新查询物流，再请快递查件；超过七天按遗失处理',
      'Query again, have the carrier search for it; after seven days treat it as lost',
    ),
    [
      'carrier.no_movement',
      'carrier.held_at_depot',
      'carrier.sorting_error',
      'carrier.capacity_exceeded',
      'force.weather_delay',
      'carrier.parcel_lost',
    ],
    { forCustomer: true },
  ),
  type(
    'logistics.not_delivered',
    say('派送未完成', 'Not delivered'),
    'P2',
    within(HOUR, 4 * HOUR, 12 * HOUR),
    {
      reasons: ['carrier.not_delivered', 'carrier.attempt_failed', 'recipient.no_reply_locker', 'recipient.refused'],
      rules: ['out_for_delivery', 'pickup_point'],
    },
    say('联系派送网点与客户，约定下一次派送', 'Speak with depot and customer and agree on the next attempt'),
    ['carrier.not_delivered', 'recipient.not_home', 'recipient.no_contact', 'carrier.not_enough_time', 'carrier.early_sign'],
    { forCustomer: true },
  ),
  type(
    'logistics.lost',
    say('包裹遗失', 'Lost'),
    'P0',
    within(30, 2 * HOUR, 24 * HOUR),
    { reasons: ['carrier.parcel_lost', 'carrier.destroyed', 'carrier.parcel_being_researched'] },
    say('向快递索赔，同时问客户要补发还是退款', 'Claim from the carrier and ask the customer: reship or refund'),
    ['carrier.parcel_lost', 'carrier.destroyed', 'shipper.wrong_waybill'],
    {
      opensBySign: true,
      forCustomer: true,
      words: say('包裹可能已遗失，您可以选择补发或退款', 'It may be lost: choose a new one or your money'),
    },
  ),
  type(
    'logistics.damaged',
    say('运输破损', 'Damaged on the way'),
    'P1',
    within(HOUR, 4 * HOUR, 24 * HOUR),
    { reasons: ['carrier.damaged_parcel'] },
    say('请快递拍照定损，征询客户是否继续派送', 'Have the carrier photograph it, ask the customer whether to deliver it'),
    ['carrier.damaged_parcel', 'shipper.packaging_issue'],
    { opensBySign: true, forCustomer: true },
  ),
  type(
    'logistics.misdelivered',
    say('错投或错发', 'Misdelivered'),
    'P1',
    within(HOUR, 4 * HOUR, 24 * HOUR),
    { reasons: ['carrier.sorting_error', 'shipper.wrong_waybill', 'shipper.incorrect_parcel'], flags: ['consent_breach'] },
    say('核对运单与包裹是否一致，请快递找回或改派', 'See whether number and parcel belong together, have it fetched or redirected'),
    ['carrier.sorting_error', 'carrier.early_sign', 'shipper.wrong_waybill', 'carrier.no_consent_locker', 'carrier.no_consent_handover'],
    { forCustomer: true },
  ),
  type(
    'logistics.customs',
    say('清关受阻', 'Held at customs'),
    'P2',
    within(2 * HOUR, 8 * HOUR, 24 * HOUR),
    { reasons: ['customs.*'] },
    say('看海关缺什么，向客户收集资料或税费', 'See what customs lacks; papers or duty come from the customer'),
    ['customs.documentation', 'customs.duties_unpaid', 'customs.inspection', 'customs.prohibited', 'customs.delay'],
    { opensBySign: true, forCustomer: true },
  ),
];

const CUSTOMER_DATA: ExceptionType[] = [
  type(
    'customer_data.address',
    say('地址异常', 'Address is wrong'),
    'P1',
    within(15, 30, HOUR),
    {
      reasons: [
        'recipient.incorrect_address',
        'recipient.moved',
        'carrier.address_not_found',
        'carrier.out_of_area',
        'recipient.incorrect_data',
        'shipper.incorrect_data',
      ],
    },
    say(
      '先看地址是不是最新版本，再联系客户更正并通知仓库或快递',
      'See whether it is the newest address, have it put right, tell warehouse or carrier',
    ),
    ['recipient.incorrect_address', 'recipient.moved', 'carrier.address_not_found', 'carrier.out_of_area'],
    { opensBySign: true, forCustomer: true },
  ),
  type(
    'customer_data.contact',
    say('联系不上收件人', 'Recipient cannot be reached'),
    'P2',
    within(30, HOUR, 4 * HOUR),
    { reasons: ['recipient.no_contact', 'recipient.verification_failed'] },
    say('换一个方式联系客户，确认电话后通知快递', 'Try another way to reach the customer, then tell the carrier'),
    ['recipient.no_contact', 'recipient.incorrect_data', 'recipient.not_home'],
    { opensBySign: true, forCustomer: true },
  ),
  type(
    'customer_data.cancelled',
    say('客户取消', 'Customer cancels'),
    'P1',
    within(10, 15, 30),
    { reasons: ['recipient.cancelled', 'system.cancel_crossed'] },
    say('先拦截，再决定退款或退货，半小时内答复客户', 'Stop it, settle refund or return, answer within half an hour'),
    ['recipient.cancelled', 'system.cancel_crossed', 'recipient.by_mistake'],
    { opensBySign: true, forCustomer: true },
  ),
];

const SYSTEM: ExceptionType[] = [
  type(
    'system.interface',
    say('系统或接口故障', 'System or interface trouble'),
    'P1',
    within(15, HOUR, 4 * HOUR, { calendar: AROUND_THE_CLOCK }),
    { reasons: ['system.*'], flags: ['silent', 'unmapped'] },
    say('看接口调用记录与最近的变更，恢复后补齐漏掉的数据', 'Look at interface calls and recent changes, then fetch what was missed'),
    [
      'system.sync_gap',
      'system.mapping_gap',
      'system.source_silent',
      'system.warehouse_silent',
      'system.payment_silent',
      'system.shop_silent',
    ],
    TECH,
  ),
];

const BEHAVIOUR: ExceptionType[] = [
  type(
    'behaviour.suspicious',
    say('异常下单行为', 'Suspicious ordering'),
    'P2',
    within(2 * HOUR, 8 * HOUR, 16 * HOUR),
    { reasons: ['behaviour.*'], rules: ['edits', 'reorders', 'burst'] },
    say('看相似订单与修改记录，分清是员工误操作还是刷单', 'Look at the orders alike and the edits: a mistake of staff, or fraud'),
    ['behaviour.edits', 'behaviour.reorders', 'behaviour.burst', 'recipient.by_mistake'],
    RISK,
  ),
];

const CONFLICT: ExceptionType[] = [
  type(
    'conflict.systems',
    say('系统说法不一', 'Systems disagree'),
    'P2',
    within(HOUR, 4 * HOUR, 8 * HOUR),
    {
      reasons: [
        'system.sources_disagree',
        'system.stock_against_short',
        'system.vip_not_honoured',
        'system.address_after_picking',
        'payment.paid_against_unpaid',
        'payment.shipped_unpaid',
        'system.forced_lapsed',
        'system.forced_overruled',
      ],
      flags: ['conflict'],
    },
    say(
      '并排看各系统的说法，以该管这件事的系统为准，再同步给其他系统',
      'See each system’s word, follow the one in charge, tell the others',
    ),
    ['system.sync_gap', 'system.sources_disagree', 'system.stock_against_short', 'system.vip_not_honoured', 'system.address_after_picking'],
    { opensBySign: true },
  ),
  type(
    'conflict.delivery',
    say('签收存疑', 'Delivery in doubt'),
    'P1',
    within(30, 2 * HOUR, 8 * HOUR),
    {
      flags: ['disputed'],
      reasons: ['recipient.not_received', 'system.delivered_against_refused', 'carrier.moved_after_delivery', 'carrier.early_sign'],
    },
    say('请快递提供签收凭证，再向客户核实', 'Ask the carrier for proof of delivery, then ask the customer'),
    ['carrier.early_sign', 'carrier.moved_after_delivery', 'system.delivered_against_refused', 'recipient.refused'],
    { opensBySign: true, forCustomer: true },
  ),
];

const REPORTS: ExceptionType[] = [
  type(
    'report.not_received',
    say('显示签收但未收到', 'Delivered but not received'),
    'P1',
    within(2 * HOUR, 2 * HOUR, 24 * HOUR),
    { reports: ['not_received'] },
    say(
      '按核查清单：运单与包裹、签收记录、代收点与邻居、地址电话',
      'Go down the list: parcel, signature, pickup point and neighbours, address and phone',
    ),
    ['carrier.early_sign', 'carrier.parcel_lost', 'recipient.found', 'recipient.incorrect_address', 'carrier.sorting_error'],
    { forCustomer: true },
  ),
  ...(
    [
      ['damaged', '收到时已破损', 'Arrived damaged', ['carrier.damaged_parcel', 'shipper.packaging_issue']],
      ['wrong_item', '商品不对', 'Wrong item', ['shipper.incorrect_parcel', 'carrier.sorting_error']],
      ['missing_item', '少了东西', 'Something is missing', ['shipper.incorrect_parcel', 'shipper.stock_short']],
    ] as const
  ).map(([kind, zh, en, causes]) =>
    type(
      `report.${kind}`,
      say(zh, en),
      'P2',
      within(4 * HOUR, 4 * HOUR, 48 * HOUR),
      { reports: [kind] },
      say('看客户的照片与描述，商定补发、换货或退款', 'Look at photos and words, agree on a new one, a swap or a refund'),
      [...causes, 'recipient.settled'],
      { forCustomer: true },
    ),
  ),
  type(
    'report.other',
    say('其他反馈', 'Something else'),
    'P3',
    within(8 * HOUR, 8 * HOUR, 48 * HOUR),
    { reports: ['other'] },
    say('先回复客户，再看属于哪一类', 'Answer first, then see what it belongs to'),
    ['recipient.settled', 'recipient.by_mistake'],
    { forCustomer: true },
  ),
];

/** The library of a new installation: the classes of R4-1 and R0-3, with the response times of R1-31. */
export const DEFAULT_EXCEPTIONS: readonly ExceptionType[] = [
  ...PAYMENT,
  ...STOCK,
  ...LOGISTICS,
  ...CUSTOMER_DATA,
  ...CONFLICT,
  ...SYSTEM,
  ...BEHAVIOUR,
  ...REPORTS,
];
