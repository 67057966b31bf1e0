import { requestValue } from '../../api/request.ts';

/** Why this browser cannot be pushed to, in words; null when it can. */
export function whyNoPush(): string | null {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) {
    return 'This browser cannot be pushed to. On an iPhone, put Evenflow on the home screen and open it there.';
  }
  if (Notification.permission === 'denied') {
    return 'This browser was told not to show notices from here. Allow them in its settings, then come back.';
  }
  return null;
}

/** Whether this browser is pushed to now. */
export async function isPushedHere(): Promise<boolean> {
  if (whyNoPush() !== null) return false;
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(await registration?.pushManager.getSubscription());
}

/** Asks for permission and has this browser pushed to from now on. Throws in words when that cannot be. */
export async function pushHere(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') {
    throw new Error('Notices were not allowed, so nothing has changed.');
  }
  const { key } = await requestValue<{ key: string }>('/me/push-key');
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch(() => null);
  if (!subscription) throw new Error('The push service of this browser did not answer. Try again later.');
  await requestValue('/me/push-subscription', { method: 'PUT', body: subscription.toJSON() });
}

/** This browser is pushed to no more; others of the same person are. */
export async function stopPushHere(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  const endpoint = encodeURIComponent(subscription.endpoint);
  await requestValue(`/me/push-subscription?endpoint=${endpoint}`, { method: 'DELETE' });
  await subscription.unsubscribe();
}
