import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { notices } from "../../../../worker/words/notices";
import { useWords } from "../../../locale";
import { Button, Notice } from "../../../ui";
import type { action } from "./push";

type Standing = "unknown" | "unsupported" | "off" | "on" | "denied" | "failed";
const address = "/account/notifications/push";
const worker = "/push-worker.js";

/** Whether this browser shows notifications while no page is open. What it needs only a browser knows, hence scripts. */
export function PushSwitch({ publicKey, browsers }: { publicKey: string | null; browsers: number }) {
  const t = useWords(notices);
  const fetcher = useFetcher<typeof action>();
  const [standing, stand] = useState<Standing>("unknown");
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    current().then(stand, () => stand("failed"));
  }, []);
  useEffect(() => {
    if (fetcher.data?.ok === false) stand("failed");
  }, [fetcher.data]);

  async function turn(on: boolean) {
    setBusy(true);
    try {
      const subscription = on ? await subscribe(publicKey ?? "") : await unsubscribe();
      if (subscription === "denied") return stand("denied");
      if (subscription) fetcher.submit(fieldsOf(subscription, on), { method: "post", action: address });
      stand(on ? "on" : "off");
    } catch {
      stand("failed");
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="grid gap-4" data-push={standing}>
      <div className="grid gap-1">
        <h2 className="text-lg">{t("push")}</h2>
        <p className="text-ink-muted">{t("push_lead")}</p>
      </div>
      <noscript>
        <p>{t("push_scripts")}</p>
      </noscript>
      {publicKey === null ? (
        <Notice tone="info">{t("push_not_set_up")}</Notice>
      ) : (
        <>
          {standing === "unknown" ? null : (
            <Notice tone={standing === "on" ? "success" : "info"} live>
              {t(standing === "on" || standing === "off" ? `push_is_${standing}` : `push_${standing}`)}
            </Notice>
          )}
          <div className="flex flex-wrap items-center gap-4">
            {standing === "unknown" || standing === "unsupported" ? null : (
              <Button icon="bell" pending={busy || fetcher.state !== "idle"} onClick={() => turn(standing !== "on")}>
                {t(standing === "on" ? "push_off" : "push_on")}
              </Button>
            )}
            {browsers > 0 ? <p className="text-sm text-ink-muted">{t("push_browsers", { count: browsers })}</p> : null}
          </div>
        </>
      )}
    </section>
  );
}

const isSupported = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function current(): Promise<Standing> {
  if (!isSupported()) return "unsupported";
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ? "on" : "off";
}

async function subscribe(publicKey: string): Promise<PushSubscription | "denied"> {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  await navigator.serviceWorker.register(worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

async function unsubscribe(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = (await registration?.pushManager.getSubscription()) ?? null;
  await subscription?.unsubscribe();
  return subscription;
}

function fieldsOf(subscription: PushSubscription, on: boolean): Record<string, string> {
  const { endpoint = "", keys = {} } = subscription.toJSON();
  if (!on) return { _do: "off", endpoint };
  return { _do: "on", endpoint, "keys.p256dh": keys.p256dh ?? "", "keys.auth": keys.auth ?? "" };
}
