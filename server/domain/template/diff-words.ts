/** A stretch of text that stayed, came or went. */
export interface Change {
  kind: 'same' | 'new' | 'old';
  text: string;
}

/** Longer texts are told as a whole: what was and what is. */
const MOST_PIECES = 1_200;

/** Chinese characters one by one, words and variables as a whole. */
function pieces(text: string): string[] {
  return text.match(/\{\w+\}|\p{Script=Han}|[\p{L}\p{N}_'’-]+|\s+|[\s\S]/gu) ?? [];
}

/** What changed from one text to another, as few pieces as can be (longest common subsequence), neighbours joined. */
export function diffWords(before: string, after: string): Change[] {
  const [old, own] = [pieces(before), pieces(after)];
  if (old.length > MOST_PIECES || own.length > MOST_PIECES) return joined([change('old', before), change('new', after)]);
  const width = own.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = own.length - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      common[here] = old[i] === own[j] ? common[here + width + 1]! + 1 : Math.max(common[here + width]!, common[here + 1]!);
    }
  }
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < own.length) {
    if (i < old.length && j < own.length && old[i] === own[j]) {
      changes.push(change('same', old[i]!));
      i += 1;
      j += 1;
    } else if (i < old.length && (j === own.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      changes.push(change('old', old[i]!));
      i += 1;
    } else {
      changes.push(change('new', own[j]!));
      j += 1;
    }
  }
  return joined(changes);
}

const change = (kind: Change['kind'], text: string): Change => ({ kind, text });

function joined(changes: readonly Change[]): Change[] {
  const whole: Change[] = [];
  for (const { kind, text } of changes) {
    const last = whole.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) whole.push({ kind, text });
  }
  return whole;
}
