import type { ConsequenceOutcome } from '../consequence/outcome';
import type { DueBody } from '../consequence/plan-consequences';
import type { Text, WrittenLanguage } from '../shared/language';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** What rules do beside flag, message and alert. */
export const DOINGS: Record<DueBody['do'], Text> = {
  ticket: say('开工单', 'open a ticket'),
  ask_carrier: say('联系快递', 'ask the carrier'),
  resync: say('重新询问系统', 'ask the systems again'),
  recheck_stock: say('核对库存', 'check the stock'),
  suggest_purchase: say('建议采购', 'suggest buying'),
  tag: say('加标签', 'tag'),
  hold: say('暂缓订单', 'hold the order'),
  approve: say('请人决定', 'ask somebody to decide'),
  branch: say('按条件分支', 'branch'),
  hand_on: say('到时转交', 'hand on'),
  alert_person: say('提醒专人', 'alert a person'),
  open_by_sign: say('按订单情况开工单', 'open the ticket that the order shows'),
};

const OUTCOME_WORDS: Record<ConsequenceOutcome, Text> = {
  done: say('已完成', 'done'),
  skipped: say('不再需要', 'no longer needed'),
  asked: say('等人回答', 'waits for an answer'),
  nobody: say('没有可联系的人或系统', 'nobody to ask'),
  failed: say('多次失败', 'failed too often'),
};

/** What was done and what came of it, in a few words. */
export function wordDoing(does: DueBody['do'], outcome: ConsequenceOutcome, language: WrittenLanguage): string {
  return `${DOINGS[does][language]} · ${OUTCOME_WORDS[outcome][language]}`;
}
