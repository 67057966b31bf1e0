/** Lets the app open without a network, where the browser can. */
export function keepApp(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  void navigator.serviceWorker
    .register('/sw.js')
    .then(() => navigator.serviceWorker.ready)
    .then((registration) => {
      const tell = () => registration.active?.postMessage({ keep: loadedFiles() });
      tell();
      // Pages fetched later bring files of their own.
      new PerformanceObserver(tell).observe({ type: 'resource' });
    })
    .catch(() => undefined);
}

function loadedFiles(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
}
