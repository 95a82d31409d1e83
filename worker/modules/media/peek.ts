/**
 * The first `wanted` bytes of a stream (or all, where it is shorter) and the same stream from its beginning.
 * Only what was looked at is held in memory.
 */
export async function peek(
  body: ReadableStream<Uint8Array>,
  wanted: number,
): Promise<{ head: Uint8Array; whole: ReadableStream<Uint8Array> }> {
  const reader = body.getReader();
  const read: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < wanted && !ended) {
    const { value, done } = await reader.read();
    if (value) {
      read.push(value);
      length += value.length;
    }
    ended = done;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const piece of read) {
    head.set(piece, at);
    at += piece.length;
  }
  const whole = new ReadableStream<Uint8Array>({
    start(controller) {
      if (length > 0) controller.enqueue(head);
      if (ended) controller.close();
    },
    async pull(controller) {
      const { value, done } = await reader.read();
      if (value) controller.enqueue(value);
      if (done) controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { head: head.subarray(0, wanted), whole };
}
