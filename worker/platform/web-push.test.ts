import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newVapid } from "../../scripts/local/vapid";
import { decrypt, newBrowserKeys, startPushService } from "../../tests/support/push-service";
import type { PushSender } from "../kernel/ports";
import { webPush } from "./web-push";

describe("web push", () => {
  let service: Awaited<ReturnType<typeof startPushService>>;
  let sender: PushSender;
  let publicKey: string;
  beforeAll(async () => {
    service = await startPushService();
    const vapid = await newVapid("mailto:admin@recruitlms.test");
    publicKey = vapid.VAPID_PUBLIC_KEY;
    const keys = { publicKey, privateKey: vapid.VAPID_PRIVATE_KEY, subject: vapid.VAPID_SUBJECT };
    sender = webPush(keys, service.origin);
  });
  afterAll(() => service.stop());

  it("NTF-3 our browser's half reads the example of RFC 8291", async () => {
    const p256dh = [
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-",
      "VV-JvLexhqUzORcxaOzi6-AYWXvT",
      "BHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    ].join("");
    const point = Buffer.from(p256dh, "base64url");
    const jwk = {
      kty: "EC",
      crv: "P-256",
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
      d: ["q1dXpw3UpT5VOmu_cf_v6i", "h07Aems3njxI-JWgLcM94"].join(""),
    };
    // In pieces, as the RFC prints it.
    const body = [
      "DGv6ra1nlYgDCS1FRnbzlwAAEABB",
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBt",
      "kgcy27mlmlMoZIIgDll6e3vCYLoc",
      "InmYWAmS6TlzAC8wEqKK6PBru3jl",
      "7A_yl95bQpu6cVPTpK4Mqgkf1CXz",
      "tLVBSt2Ks3oZwbuwXPXLWyouBWLV",
      "WGNWQexSgSxsj_Qulcy4a-fN",
    ].join("");
    const read = await decrypt(Buffer.from(body, "base64url"), { p256dh, auth: "BTBZMqHH6r4Tts7J_aSIgg", jwk });
    expect(read).toBe("When I grow up, I want to be a watermelon");
  });

  it("NTF-3 a message is read by the browser that it is for alone, and signed with our key for the service", async () => {
    const keys = await newBrowserKeys();
    const data = { title: "أُعيد فتح حسابك", link: "/account", tag: "one" };
    const endpoint = `${service.origin}/push/one`;
    expect(await sender.send({ endpoint, ...keys, data, urgent: true })).toBe("sent");
    const got = service.received.at(-1);
    if (!got) throw new Error("nothing arrived");
    expect(JSON.parse(await decrypt(got.body, keys))).toEqual(data);
    await expect(decrypt(got.body, await newBrowserKeys())).rejects.toThrow();
    expect(got.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high", ttl: "86400" });
    const [, token = "", key] = /^vapid t=(\S+), k=(\S+)$/.exec(String(got.headers.authorization)) ?? [];
    expect(key).toBe(publicKey);
    const [head = "", claims = "", signature = ""] = token.split(".");
    const verifier = await crypto.subtle.importKey(
      "raw",
      Buffer.from(publicKey, "base64url"),
      { name: "ECDSA", namedCurve: "P-256" },
      false,
      ["verify"],
    );
    const isOurs = await crypto.subtle.verify(
      { name: "ECDSA", hash: "SHA-256" },
      verifier,
      Buffer.from(signature, "base64url"),
      Buffer.from(`${head}.${claims}`),
    );
    expect(isOurs).toBe(true);
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      sub: "mailto:admin@recruitlms.test",
    });
  });

  it("NTF-3 a browser that is gone is told apart from a service that is away", async () => {
    const keys = await newBrowserKeys();
    const to = (path: string) =>
      sender.send({ endpoint: `${service.origin}/${path}`, ...keys, data: {}, urgent: false });
    expect(await to("gone/1")).toBe("gone");
    await expect(to("away/1")).rejects.toThrow("503");
  });

  it("NTF-3 an endpoint is a public host by TLS: nothing of our own network is written to", () => {
    for (const good of [
      "https://fcm.googleapis.com/fcm/send/x",
      "https://updates.push.services.mozilla.com/wpush/v2/x",
    ])
      expect(sender.accepts(good), good).toBe(true);
    for (const bad of [
      "http://fcm.googleapis.com/x",
      "https://127.0.0.1/x",
      "https://[::1]/x",
      "https://2130706433/x",
      "https://0x7f.1/x",
      "https://localhost/x",
      "https://router.local/x",
      "https://db.internal/x",
      "https://push.example.com:8443/x",
      "https://user@push.example.com/x",
      "http://127.0.0.1:1/x",
      "nonsense",
    ])
      expect(sender.accepts(bad), bad).toBe(false);
    expect(webPush(null).publicKey).toBeNull();
  });
});
