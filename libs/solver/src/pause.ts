/** Lets the thread look after everything else that is waiting (messages, timers, an abort), then goes on. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
