import { base64url, fromBase64url } from "../kernel/ids";
import type { Signer } from "../kernel/ports";

/** Signed tokens by HMAC-SHA-256: base64url(JSON {p: payload, e: seconds}) + "." + base64url(mac over purpose and body). */
export function hmacSigner(secret: string): Signer {
  let imported: Promise<CryptoKey> | undefined;
  const key = () =>
    (imported ??= crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(secret),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign", "verify"],
    ));
  const message = (purpose: string, body: string) => new TextEncoder().encode(`${purpose}\n${body}`);
  return {
    async sign(purpose, payload, expires) {
      const json = JSON.stringify({ p: payload, e: Math.floor(expires.getTime() / 1000) });
      const body = base64url(new TextEncoder().encode(json));
      const mac = await crypto.subtle.sign("HMAC", await key(), message(purpose, body));
      return `${body}.${base64url(new Uint8Array(mac))}`;
    },
    async verify(purpose, token, now) {
      const [body = "", mac = "", rest] = token.split(".");
      // 43 characters are the 32 bytes of a mac; other lengths may be no base64 at all.
      if (rest !== undefined || !/^[\w-]+$/.test(body) || !/^[\w-]{43}$/.test(mac)) return null;
      if (!(await crypto.subtle.verify("HMAC", await key(), fromBase64url(mac), message(purpose, body)))) return null;
      const { p, e } = JSON.parse(new TextDecoder().decode(fromBase64url(body))) as {
        p: Record<string, unknown>;
        e: number;
      };
      return e * 1000 > now.getTime() ? p : null;
    },
  };
}
