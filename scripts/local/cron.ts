/** Calls `tick` every minute, on the minute, one at a time: workerd fires no cron by itself. Returns its stop function. */
export function everyMinute(tick: () => Promise<void>, onError: (error: Error) => void): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const schedule = () => {
    timer = setTimeout(
      () => {
        running = tick().catch(onError).finally(schedule);
      },
      60_000 - (Date.now() % 60_000),
    );
  };
  schedule();
  return async () => {
    clearTimeout(timer);
    await running;
    clearTimeout(timer);
  };
}
