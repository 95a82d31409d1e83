// Shows what is pushed while no page is open, and leads to the page it is about. It caches nothing and answers no request.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { title, body, link, tag, lang, dir } = event.data?.json() ?? {};
  if (!title) return;
  // Sent twice, it is shown once: the same tag takes the place of the one before.
  const options = { body, tag, lang, dir, data: { link }, icon: "/icons/icon.svg" };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.link));
});

/** A tab of ours that is open already is taken there; only where there is none, a new one opens. */
async function open(link) {
  const address = new URL(typeof link === "string" ? link : "/account/notifications", self.location.origin);
  if (address.origin !== self.location.origin) return;
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = tabs.find((tab) => new URL(tab.url).pathname === address.pathname) ?? tabs[0];
  if (!there) return self.clients.openWindow(address.href);
  await there.focus();
  if (there.url !== address.href) await there.navigate(address.href).catch(() => self.clients.openWindow(address.href));
}
