/** Web push of this browser: asked for by a person, given up with everything else at sign-out. */
import type { Door } from './door';
import { forgetting } from './kept';
import type { PushDevice } from './types';

export interface PushState {
  public_key: string;
  devices: PushDevice[];
}

export const pushSupported = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const bytes = (base64url: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
};

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  return pushSupported() ? navigator.serviceWorker.getRegistration() : undefined;
}

export async function currentSubscription(): Promise<PushSubscription | null> {
  return (await (await registration())?.pushManager.getSubscription()) ?? null;
}

export type Enabled = 'on' | 'denied' | 'unsupported';

/** `name`: what the browser is called in the list of those that take messages. */
export async function enablePush(door: Door, key: string, name: string): Promise<Enabled> {
  const worker = await registration();
  if (!worker) return 'unsupported';
  if ((await window.Notification.requestPermission()) !== 'granted') return 'denied';
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  const { endpoint, keys } = subscription.toJSON();
  await door.post<PushDevice>('/push', { endpoint, keys, name });
  return 'on';
}

// What comes for the person before must not show on a screen that is somebody else's now.
forgetting.add(() => void currentSubscription().then((subscription) => subscription?.unsubscribe()));
