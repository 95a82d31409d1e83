const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Notes who listens to the terminal's signals; the returned function removes whoever has come since. */
export function keepSignals(): () => void {
  const before = new Map(signals.map((signal) => [signal, new Set(process.listeners(signal))]));
  return () => {
    for (const signal of signals) {
      for (const listener of process.listeners(signal)) {
        if (!before.get(signal)?.has(listener)) process.removeListener(signal, listener);
      }
    }
  };
}

/** Things to stop, in the reverse of the order in which they were started. */
export interface Stack {
  add(name: string, stop: () => Promise<unknown> | unknown): void;
  /** Stops everything once; further calls wait for the first. */
  stop(): Promise<void>;
}

export function createStack(): Stack {
  const running: { name: string; stop: () => Promise<unknown> | unknown }[] = [];
  let stopping: Promise<void> | undefined;
  let stopped = false;
  async function unwind(): Promise<void> {
    for (let last = running.pop(); last; last = running.pop()) {
      try {
        await last.stop();
      } catch (error) {
        // The others still have to be stopped.
        console.error(`${last.name} did not stop in order: ${(error as Error).message}`);
      }
    }
    stopped = true;
  }
  return {
    add(name, stop) {
      if (stopped) void stop();
      else running.push({ name, stop });
    },
    stop: () => (stopping ??= unwind()),
  };
}

/**
 * Runs `work` until a signal comes or it fails, then stops what it put on the stack. npm passes Ctrl-C on although the
 * terminal has sent it to the whole group already, so the same signal may come twice; it is answered once.
 */
export async function runUntilSignal(work: (stack: Stack) => Promise<void>): Promise<never> {
  const stack = createStack();
  const signalled = new Promise<void>((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
  });
  let exitCode = 0;
  try {
    await Promise.race([work(stack), signalled]);
    await signalled;
  } catch (error) {
    exitCode = 1;
    console.error(error instanceof ExpectedError ? `\n${error.message}\n` : error);
  }
  await stack.stop();
  process.exit(exitCode);
}

/** An error whose message is all that a person needs. */
export class ExpectedError extends Error {}
