/** Why Daona cannot start, in one sentence for the person who runs it; printed alone, without a stack. */
export class StartError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'StartError';
  }
}
