export interface JsonError {
  /** Both count from 1, in characters. */
  line: number;
  column: number;
  expected: string;
}

/**
 * Where a text stops being JSON (RFC 8259) and what should stand there; null when it is JSON. Only asked after
 * `JSON.parse` has refused: engines word their own messages differently and leave the place out.
 */
export function findJsonError(text: string): JsonError | null {
  const reader = new Reader(text);
  try {
    reader.value();
    reader.end();
    return null;
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    const before = text.slice(0, reader.at).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, expected: stop.message };
  }
}

class Stop extends Error {}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 section 7 names exactly these
const STRING_PART = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const BLANK = /[ \t\r\n]*/y;
const MAX_DEPTH = 200;

class Reader {
  at = 0;
  private depth = 0;
  constructor(private readonly text: string) {}

  value(): void {
    this.skip(BLANK);
    const c = this.text[this.at];
    if (c === '{') this.list('{', '}', () => this.member());
    else if (c === '[') this.list('[', ']', () => this.value());
    else if (c === '"') this.string();
    else if (!this.skip(NUMBER) && !['true', 'false', 'null'].some((w) => this.word(w))) throw new Stop('a value');
  }

  end(): void {
    this.skip(BLANK);
    if (this.at < this.text.length) throw new Stop('the end of the text');
  }

  private member(): void {
    this.skip(BLANK);
    if (this.text[this.at] !== '"') throw new Stop('a name in double quotes');
    this.string();
    this.skip(BLANK);
    if (!this.word(':')) throw new Stop('a colon');
    this.value();
  }

  private list(open: string, close: string, item: () => void): void {
    this.word(open);
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new Stop('fewer levels of nesting');
    this.skip(BLANK);
    if (!this.word(close)) {
      do item();
      while (this.comma());
      if (!this.word(close)) throw new Stop(`a comma or ${close}`);
    }
    this.depth -= 1;
  }

  private comma(): boolean {
    this.skip(BLANK);
    return this.word(',');
  }

  private string(): void {
    this.word('"');
    while (this.skip(STRING_PART));
    if (!this.word('"')) throw new Stop(this.at < this.text.length ? 'an escaped character' : 'a closing double quote');
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found || found[0] === '') return false;
    this.at += found[0].length;
    return true;
  }
}
