import type { Text } from '../shared/language';
import type { StepName } from '../ticket/report-steps';
import type { ReportKind } from '../ticket/ticket';

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** What a customer reports, as the page offers it and service reads it. */
export const REPORT_NAMES: Record<ReportKind, Text> = {
  not_received: say('显示签收，但我没收到', 'It says delivered, but I do not have it'),
  damaged: say('收到时已破损', 'It arrived damaged'),
  wrong_item: say('商品不对', 'It is the wrong item'),
  missing_item: say('少了东西', 'Something is missing'),
  other: say('其他问题', 'Something else'),
};

/** The same before anybody says that it was delivered. */
export const NOT_ARRIVED = say('一直没有收到', 'It has not arrived');

/** What each check asks, in two or three words for service. */
export const CHECK_NAMES: Record<StepName, Text> = {
  parcel: say('第几个包裹', 'Which parcel'),
  looked: say('身边找过', 'Looked around'),
  signer: say('签收人', 'The signer'),
  address: say('地区', 'The district'),
  early: say('是否提前签收', 'Signed early'),
  rest: say('其余包裹', 'The other parcels'),
  extent: say('破损程度', 'What is broken'),
  packaging: say('包装', 'Packaging'),
  label: say('面单', 'The label'),
  seal: say('封口', 'The seal'),
};

/** What customers answer, by check; of `parcel` it is the number itself. */
export const CHECK_ANSWERS: Record<Exclude<StepName, 'parcel'>, Record<string, Text>> = {
  looked: {
    asked_all: say('都找过、问过了，没有', 'I looked and asked everywhere: it is not there'),
    not_yet: say('还没找，我先去看看', 'Not yet, I will look first'),
    found: say('找到了', 'I have found it'),
  },
  signer: {
    unknown: say('不认识签收的人', 'I know nobody who would have signed'),
    known: say('认识，但东西不在那里', 'I know who it was, but it is not there'),
    no_name: say('看不出是谁签收的', 'It does not say who signed'),
  },
  address: {
    right: say('地区没错', 'That is the right area'),
    wrong: say('不对，或者我已经搬走', 'That is wrong, or I have moved'),
  },
  early: {
    wait: say('好，我再等等', 'All right, I will wait'),
    now: say('不等了，现在反映', 'No, report it now'),
  },
  rest: {
    wait: say('好，等其余包裹', 'All right, I will wait for the rest'),
    now: say('不是这个原因，现在反映', 'It is not that, report it now'),
  },
  extent: {
    outside: say('只有外包装破了', 'Only the packaging'),
    inside: say('商品坏了，外包装完好', 'The goods, not the packaging'),
    both: say('外包装和商品都坏了', 'Both'),
  },
  packaging: {
    kept: say('包装还留着', 'I still have the packaging'),
    gone: say('包装已经扔了', 'The packaging is gone'),
  },
  label: {
    mine: say('面单上是我的名字', 'The label has my name on it'),
    not_mine: say('面单是别人的', 'The label is somebody else’s'),
    gone: say('面单没有了', 'The label is gone'),
  },
  seal: {
    intact: say('收到时封口完好', 'It was sealed'),
    opened: say('收到时已被拆过', 'It had been opened'),
    unknown: say('没有留意', 'I did not notice'),
  },
};

/** A check and its answer in words; null for an answer nobody knows. */
export function wordCheck(step: StepName, answer: string): { name: Text; answer: Text } | null {
  const name = CHECK_NAMES[step];
  if (step === 'parcel') return { name, answer: say(answer, answer) };
  const words = CHECK_ANSWERS[step][answer];
  return words ? { name, answer: words } : null;
}
