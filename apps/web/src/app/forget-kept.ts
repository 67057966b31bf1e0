/** Forgets the answers kept for reading without contact: somebody else may use this browser next. */
export function forgetKept(): void {
  if ('serviceWorker' in navigator) navigator.serviceWorker.controller?.postMessage({ forget: true });
}
