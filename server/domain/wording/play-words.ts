import type { AddressFinding } from '../play/check-address';
import type { WaybillFinding } from '../play/check-waybills';
import type { PlayStage, PlayStepKind, StepOutcome } from '../play/play-step';
import type { VerifyCheck } from '../play/verify-case';
import type { Text } from '../shared/language';
import type { SourceKind } from '../tracking/fact';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

export const STAGE_NAMES: Record<PlayStage, Text> = {
  diagnose: say('快速诊断', 'Diagnose'),
  cause: say('找到根因', 'Find the cause'),
  act: say('联动处置', 'Act together'),
  close: say('收尾核验', 'Close and verify'),
};

export const STEP_NAMES: Record<PlayStepKind, Text> = {
  resync: say('重新同步', 'Ask the systems again'),
  check_waybills: say('核对运单号', 'Check the tracking numbers'),
  check_address: say('核对地址版本', 'Check the address version'),
  read_log: say('查操作日志', 'Read the operation log'),
  find_break: say('对齐各系统时间，找断点', 'Compare the systems’ times'),
  read_calls: say('查接口调用', 'Look at the interface calls'),
  name_cause: say('确定根因', 'Name the cause'),
  tell_group: say('群里通报', 'Tell the group'),
  import_waybills: say('补录运单号', 'Bring in tracking numbers'),
  release_stock: say('临时放行库存', 'Release stock for now'),
  force_forward: say('强制推进', 'Force forward'),
  verify: say('核验', 'Verify'),
  improve: say('改进措施', 'What makes it rarer'),
};

export const OUTCOME_NAMES: Record<StepOutcome, Text> = {
  fine: say('没有异常', 'nothing amiss'),
  found: say('有发现', 'found something'),
  nobody: say('没有可问的系统', 'nobody to ask'),
  done: say('已完成', 'done'),
  open: say('还没做到', 'still open'),
  proposed: say('等第二人确认', 'waits for a second person'),
  failed: say('没有成功', 'did not work'),
};

export const FINDING_NAMES: Record<WaybillFinding | AddressFinding | VerifyCheck, Text> = {
  no_waybill: say('已发货但没有运单号', 'sent, but no tracking number'),
  odd_number: say('运单号不像这家快递的', 'the number does not look like this carrier’s'),
  elsewhere: say('运单号下有别的包裹的轨迹', 'the number tells of another parcel'),
  never_scanned: say('有单号，没有任何轨迹', 'a number without any scan'),
  not_collected: say('超过一天没有揽收', 'not collected for over a day'),
  gone_quiet: say('超过一天没有移动', 'has not moved for over a day'),
  no_contact: say('没有收件人信息', 'no recipient known'),
  no_region: say('没有收货地区', 'no destination region'),
  change_unanswered: say('改地址的请求还没有答复', 'an address change waits for its answer'),
  change_unconfirmed: say('新地址仓库还没有确认', 'the warehouse has not confirmed the new address'),
  change_too_late: say('打包后才改的地址', 'the address changed after packing'),
  moving: say('订单还没有恢复正常', 'orders do not move again yet'),
  booked: say('临时措施还没有补录完', 'makeshifts are not entered where they belong'),
  cause_named: say('根因还没有确定', 'the cause is not named'),
  told: say('结果还没有告知客户', 'the customer was not told the result'),
  confirmed: say('客户还没有确认', 'the customer has not confirmed'),
};

/** What has to be so before a case is over; what is said where it is not stands among the findings. */
export const CHECK_NAMES: Record<VerifyCheck, Text> = {
  moving: say('订单恢复正常，没有未了的异常', 'orders move again, no trouble is open'),
  booked: say('临时措施都已补录', 'makeshifts are entered where they belong'),
  cause_named: say('根因已确定', 'the cause is named'),
  told: say('结果已告知客户', 'the customer was told the result'),
  confirmed: say('客户已确认', 'the customer has confirmed'),
};

/** Figures of a step by their code. */
export const COUNT_NAMES: Record<string, Text> = {
  orders: say('订单 {n}', 'orders {n}'),
  told: say('有新动态 {n}', 'with news {n}'),
  nothing: say('没有新动态 {n}', 'without news {n}'),
  failed: say('失败 {n}', 'failed {n}'),
  resting: say('刚问过 {n}', 'asked just before {n}'),
  looked: say('查了 {n} 单', 'orders looked at {n}'),
  linked: say('关联 {n}', 'linked {n}'),
  known: say('本来就有 {n}', 'known before {n}'),
  left_out: say('没有采用 {n}', 'left out {n}'),
};

export const SYSTEM_NAMES: Record<SourceKind, Text> = {
  platform: say('商城', 'Shop'),
  gateway: say('支付', 'Payment'),
  crm: say('CRM', 'CRM'),
  erp: say('ERP', 'ERP'),
  wms: say('仓库', 'Warehouse'),
  tms: say('运输', 'Transport'),
  carrier: say('快递', 'Carrier'),
  aggregator: say('物流聚合', 'Aggregator'),
  customer: say('客户', 'Customer'),
  manual: say('人工', 'By hand'),
  portal: say('本系统', 'Portal'),
  other: say('其他', 'Other'),
};
