/** Shortest and longest wait of a browser whose stream broke, so that a server that starts again is not called by all at once. */
const RETRY_MS = { least: 1500, most: 4500 };
const BEAT = Buffer.from(': \n\n');

/**
 * A stream of messages of which only the newest counts: while the reader is slower than the news, one message waits for it and a
 * later one takes its place, so that nothing piles up behind a slow line.
 */
export function newestOnly() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let waiting: Uint8Array | undefined;
  const flush = () => {
    if (!controller || !waiting || (controller.desiredSize ?? 0) <= 0) return;
    const message = waiting;
    // enqueueing asks for more at once when somebody is reading
    waiting = undefined;
    controller.enqueue(message);
  };
  return {
    send(message: Uint8Array): void {
      waiting = message;
      flush();
    },
    /** Says that the stream is alive, unless there is more to say. */
    beat(): void {
      waiting ??= BEAT;
      flush();
    },
    /** Nothing is sent any more. */
    end(): void {
      controller = undefined;
    },
    body(onCancel: () => void): ReadableStream<Uint8Array> {
      const retryMs = Math.round(RETRY_MS.least + Math.random() * (RETRY_MS.most - RETRY_MS.least));
      return new ReadableStream<Uint8Array>({
        start(started) {
          controller = started;
          started.enqueue(Buffer.from(`retry: ${retryMs}\n\n`));
        },
        pull: flush,
        cancel: onCancel,
      });
    },
  };
}
