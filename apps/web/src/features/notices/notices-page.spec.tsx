import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessProblems, STAFF_SESSION } from '../../testing/render-page.tsx';
import { showSignedIn } from '../../testing/signed-in-page.tsx';
import { NoticesPage } from './notices-page.tsx';

const WISHES = {
  ...{ channels: ['email'], quietFrom: '22:00', quietTo: '07:00' },
  ...{ remindHours: 12, remindOf: 'calls-and-nights' },
};
const show = () =>
  showSignedIn(
    <NoticesPage />,
    STAFF_SESSION,
    {
      'GET /me/notices': { unread: 0, notices: [] },
      'GET /me/notice-wishes': WISHES,
      'PUT /me/notice-wishes': (body: unknown) => body,
      'GET /me/push-key': { key: 'AQID' },
      'PUT /me/push-subscription': undefined,
      'DELETE /me/push-subscription': undefined,
    },
    { path: '/notices' },
  );

/** A browser that can be pushed to, as far as the page sees: permission, worker, subscription. */
function browserWith(permission: NotificationPermission) {
  let subscription: object | null = null;
  const pushManager = {
    getSubscription: () => Promise.resolve(subscription),
    subscribe: ({ applicationServerKey }: { applicationServerKey: string }) => {
      subscription = {
        endpoint: 'https://push.example/1',
        toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: applicationServerKey, auth: 'x' } }),
        unsubscribe: () => Promise.resolve((subscription = null)),
      };
      return Promise.resolve(subscription);
    },
  };
  const registration = { pushManager };
  const serviceWorker = { ready: Promise.resolve(registration), getRegistration: () => Promise.resolve(registration) };
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: serviceWorker });
  Object.assign(globalThis, {
    PushManager: class {},
    Notification: { permission: 'default', requestPermission: () => Promise.resolve(permission) },
  });
}
afterEach(() => {
  for (const [at, name] of [
    [navigator, 'serviceWorker'],
    [globalThis, 'PushManager'],
    [globalThis, 'Notification'],
  ] as const)
    Reflect.deleteProperty(at, name);
});

it('chooses how long before a duty, of which, or never, and says that it is saved', async () => {
  const user = userEvent.setup();
  const { sent, container } = show();
  await user.selectOptions(await screen.findByLabelText('Remind me of a duty'), '3 hours before');
  await user.click(screen.getByLabelText('Every duty of mine'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(sent.find(({ call }) => call === 'PUT /me/notice-wishes')!.body).toEqual({
    ...{ ...WISHES, remindHours: 3, remindOf: 'every-duty' },
  });
  await user.selectOptions(screen.getByLabelText('Remind me of a duty'), 'Never');
  expect(screen.queryByLabelText('Every duty of mine')).not.toBeInTheDocument();
  expect(screen.getByText(/This browser cannot be pushed to/)).toBeVisible();
  expect(await accessProblems(container)).toEqual([]);
});

it('has this browser pushed to with the key of the server, and no more', async () => {
  browserWith('granted');
  const user = userEvent.setup();
  const { sent } = show();
  await user.click(await screen.findByRole('button', { name: 'Push notices here' }));
  expect(await screen.findByText(/Notices are pushed here/)).toBeVisible();
  expect(sent.find(({ call }) => call === 'PUT /me/push-subscription')!.body).toEqual({
    ...{ endpoint: 'https://push.example/1', keys: { p256dh: 'AQID', auth: 'x' } },
  });
  await user.click(screen.getByRole('button', { name: 'Stop pushing here' }));
  expect(await screen.findByRole('button', { name: 'Push notices here' })).toBeVisible();
  expect(sent.some(({ call }) => call === 'DELETE /me/push-subscription')).toBe(true);
});

it('says so where somebody does not allow it', async () => {
  browserWith('denied');
  const user = userEvent.setup();
  const { sent } = show();
  await user.click(await screen.findByRole('button', { name: 'Push notices here' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Notices were not allowed');
  expect(sent.some(({ call }) => call.startsWith('PUT'))).toBe(false);
});
