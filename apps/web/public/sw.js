// Keeps the app itself, so that it opens without a network. What the API answers is never kept here: pages that can
// speak without the server, such as the on-call board, keep their own signed copies.
const SHELL = 'evenflow-shell';
const INDEX = '/index.html';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// Files loaded before this worker was there are named by the page.
self.addEventListener('message', (event) => {
  const files = event.data?.keep;
  if (Array.isArray(files)) event.waitUntil(keepAll(files));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !/^\/(api|ical|fhir|metrics)(\/|$)/.test(url.pathname)) {
    event.respondWith(page(request));
  } else if (url.pathname.startsWith('/assets/') || url.pathname === '/mark.svg') {
    event.respondWith(file(request));
  }
});

/** The newest page while the server answers, else the one kept. Every address of the app is the same page. */
async function page(request) {
  const shell = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) await shell.put(INDEX, answer.clone());
    return answer;
  } catch (failure) {
    const known = await shell.match(INDEX);
    if (known) return known;
    throw failure;
  }
}

/** Files with a hash in their name never change. */
async function file(request) {
  const shell = await caches.open(SHELL);
  const known = await shell.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await shell.put(request, answer.clone());
  return answer;
}

async function keepAll(files) {
  const shell = await caches.open(SHELL);
  for (const path of [INDEX, ...files]) {
    if (await shell.match(path)) continue;
    const answer = await fetch(path).catch(() => null);
    if (answer?.ok) await shell.put(path, answer);
  }
}
