/** Words of limits that the shop's own step times propose. */
export const RULE_SUGGESTIONS = {
  'offered.title': { 'zh-CN': '这次更新带来的规则变化', en: 'Rule changes in this update' },
  'offered.intro': {
    'zh-CN': '自带的规则有了新内容。您改过的地方都保留，采用之前什么也不会变。',
    en: 'The built-in rules have news. Whatever you have changed yourself stays, and nothing changes unless you adopt it.',
  },
  'offered.new': { 'zh-CN': '新规则，目前停用', en: 'new rule, switched off for now' },
  'offered.take': { 'zh-CN': '采用', en: 'Adopt' },
  'offered.take_new': { 'zh-CN': '启用', en: 'Switch it on' },
  'offered.leave': { 'zh-CN': '保持现状', en: 'Keep as it is' },
  'offered.left': { 'zh-CN': '已保持现状，这一变化不再提出。', en: 'Kept as it is; this change will not be offered again.' },
  'offered.missing': { 'zh-CN': '已有人处理过。', en: 'Someone has settled it already.' },
  'action.rule.default_left': { 'zh-CN': '没有采用自带规则的新内容', en: 'left a built-in rule as it was' },
  'suggestion.title': { 'zh-CN': '时限建议', en: 'Suggested limits' },
  'suggestion.intro': {
    'zh-CN': '每周一按最近四周各步骤的实际用时比对一次。由您决定是否采纳，采纳前不会改变任何规则。',
    en: 'Every Monday, limits are compared with how long steps really took over the last four weeks. Nothing changes unless you accept it.',
  },
  'suggestion.none': { 'zh-CN': '目前的时限都合适，或数据还不够多。', en: 'The limits fit, or there is too little data yet.' },
  'suggestion.look': { 'zh-CN': '现在比对', en: 'Compare now' },
  'suggestion.looking': { 'zh-CN': '正在比对…', en: 'Comparing…' },
  'suggestion.looked': { 'zh-CN': '比对完成，有 {n} 条建议。', en: 'Done. Suggestions: {n}.' },
  'suggestion.change': { 'zh-CN': '{name}：首级时限由 {from} 改为 {to}', en: '{name}: first limit from {from} to {to}' },
  'suggestion.too_tight': {
    'zh-CN': '很多步骤刚超时就自己恢复了，提醒多半是白叫人。',
    en: 'Many steps pass the limit and then resolve by themselves within the hour: people are called for nothing.',
  },
  'suggestion.too_loose': {
    'zh-CN': '绝大多数步骤远早于时限完成，真出问题时发现得太晚。',
    en: 'Nearly all steps finish long before the limit: real trouble is noticed later than it could be.',
  },
  'suggestion.evidence': {
    'zh-CN': '依据：最近 {days} 天 {steps} 个步骤，一半在 {p50} 内完成，95% 在 {p95} 内，99% 在 {p99} 内。',
    en: 'Evidence: {steps} steps in {days} days; half finished within {p50}, 95 % within {p95}, 99 % within {p99}.',
  },
  'suggestion.fired': {
    'zh-CN': '现在触发 {now} 次，其中 {soon} 次一小时内自己恢复；改后触发 {changed} 次，其中 {left} 次自己恢复。',
    en: 'It now fires {now} times, {soon} of which resolve by themselves within an hour; with the new limit {changed} times, {left} of which do.',
  },
  'suggestion.accept': { 'zh-CN': '采纳', en: 'Accept' },
  'suggestion.decline': { 'zh-CN': '不采纳', en: 'Decline' },
  'suggestion.is_published': { 'zh-CN': '已采纳，新时限已生效。', en: 'Accepted; the new limit is in force.' },
  'suggestion.is_on_trial': { 'zh-CN': '已采纳，正在部分订单上试用。', en: 'Accepted; it is on trial for a share of orders.' },
  'suggestion.is_proposed': { 'zh-CN': '已采纳，等待另一人同意后生效。', en: 'Accepted; a second person has to agree.' },
  'suggestion.is_unchanged': { 'zh-CN': '规则已经是这个时限。', en: 'The rule already has this limit.' },
  'suggestion.is_outdated': {
    'zh-CN': '规则已被改过，这条建议不再适用。',
    en: 'The rule was changed since; the suggestion no longer applies.',
  },
  'suggestion.is_missing': { 'zh-CN': '这条建议已处理过。', en: 'It was settled already.' },
  'suggestion.is_declined': { 'zh-CN': '已记录，八周内不再提出。', en: 'Noted; it will not be suggested again for eight weeks.' },
} as const;
