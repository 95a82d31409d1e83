import { encryptNotification, vapidHeaders } from "@block65/webcrypto-web-push";
import type { PushSender } from "../kernel/ports";

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
  /** "mailto:…" or a page: whom a push service writes to when something is wrong. */
  subject: string;
}

/** How long a push service keeps trying a browser that is switched off. */
const keptSeconds = 24 * 3_600;
const patienceMs = 10_000;

/**
 * Push messages by RFC 8030, encrypted for the browser alone (RFC 8291), signed as ours (RFC 8292). Endpoints come from browsers, that is, from
 * anybody: only public hosts by TLS are written to, and answers are not read. `localService` is the origin of one for tests on this machine.
 */
export function webPush(keys: VapidKeys | null, localService?: string): PushSender {
  const accepts = (endpoint: string) => isPublicEndpoint(endpoint) || isOf(localService, endpoint);
  return {
    publicKey: keys?.publicKey ?? null,
    accepts,
    async send({ endpoint, p256dh, auth, data, urgent }) {
      if (!keys) throw new Error("No VAPID keys: set VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY and VAPID_SUBJECT");
      if (!accepts(endpoint)) return "gone";
      const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } };
      const body = await encryptNotification(subscription, new TextEncoder().encode(JSON.stringify(data)));
      // The token names the service's origin; that of a local one is http.
      const { headers } = await vapidHeaders({ ...subscription, endpoint: endpoint.replace(/^http:/, "https:") }, keys);
      const response = await fetch(endpoint, {
        method: "POST",
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          ...headers,
          ttl: String(keptSeconds),
          urgency: urgent ? "high" : "normal",
          "content-encoding": "aes128gcm",
          "content-type": "application/octet-stream",
        },
      });
      await response.body?.cancel();
      if (response.ok) return "sent";
      // Unsubscribed or expired (RFC 8030, section 7.3).
      if (response.status === 404 || response.status === 410) return "gone";
      throw new Error(`The push service of ${new URL(endpoint).host} answered ${response.status}`);
    },
  };
}

const isOf = (origin: string | undefined, endpoint: string) =>
  origin !== undefined && URL.canParse(endpoint) && new URL(endpoint).origin === origin;

/** A name with a public suffix, by TLS on its own port: no address, no name of a private network. */
function isPublicEndpoint(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  const isNamed = /^(?=.{4,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/.test(hostname);
  const isPrivate = /\.(local|localhost|internal|lan|home|corp|intranet|test|invalid|example|onion|arpa)$/.test(
    hostname,
  );
  return protocol === "https:" && port === "" && username === "" && password === "" && isNamed && !isPrivate;
}
