// Keeps the app itself, so that it opens without a network, and the last answers somebody wants to read without contact:
// a phone still shows the last known rota with its age. The on-call board keeps its own signed copies and is left alone.
const SHELL = 'evenflow-shell';
const ANSWERS = 'evenflow-answers';
const READABLE =
  /^\/api\/v1\/(session|teams|me\/duties|me\/notices|teams\/[^/]+(\/(leave|requests|swaps|stand-ins|call-outs\/mine|rotas\/[\d-]+\/versions\/\d+))?)$/;
/** The server may take so long before what is kept is shown. */
const PATIENCE_MS = 4000;
const INDEX = '/index.html';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// Files loaded before this worker was there are named by the page.
self.addEventListener('message', (event) => {
  if (event.data?.forget) event.waitUntil(caches.delete(ANSWERS));
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
  } else if (READABLE.test(url.pathname)) event.respondWith(answer(request));
});

/** The newest answer, unless the server says nothing for a while and something is kept. */
async function answer(request) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const fresh = fetch(request).then((said) => keepAnswer(request, said));
  fresh.catch(() => undefined);
  try {
    return (await Promise.race([fresh, late])) ?? (await kept(request)) ?? (await fresh);
  } catch (failure) {
    const known = await kept(request);
    if (known) return known;
    throw failure;
  }
}

async function keepAnswer(request, said) {
  if (said.status === 200) await (await caches.open(ANSWERS)).put(request, said.clone());
  // Nobody is signed in any more: somebody else may hold this phone next.
  if (said.status === 401) await caches.delete(ANSWERS);
  return said;
}

/** What was kept, marked as such: the page says how old it is. */
async function kept(request) {
  const known = await (await caches.open(ANSWERS)).match(request);
  if (!known) return undefined;
  const headers = new Headers(known.headers);
  headers.set('x-evenflow-kept', '1');
  return new Response(known.body, { status: known.status, statusText: known.statusText, headers });
}

self.addEventListener('push', (event) => {
  const { title, text, link, id } = event.data.json();
  const options = { body: text, tag: id, data: { link }, icon: '/icon.svg' };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.link));
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
