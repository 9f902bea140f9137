// Part of both service workers: a notification of the server becomes one of the system. It was made under its reader's rights.
self.addEventListener('push', (event) => {
  let told = {};
  try {
    told = event.data ? event.data.json() : {};
  } catch {
    return;
  }
  const { title = 'Artel', body = '', url = '/', tag, id } = told;
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, icon: '/static/icons/staff-192.png', data: { url, id } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { origin } = self.location;
  const asked = new URL(event.notification.data?.url ?? '/', origin);
  // Only an address of our own.
  const url = asked.origin === origin ? asked.href : `${origin}/`;
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((open) => {
      const same = open.find((client) => client.url === url);
      return same ? same.focus() : self.clients.openWindow(url);
    }),
  );
});
