import { hex } from "../../kernel/ids";

const encoder = new TextEncoder();
const exactDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** By secret, of which a tenant has a handful: each is taken in once. */
const keys = new Map<string, CryptoKey>();

async function keyOf(secret: string): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key =
    keys.get(secret) ?? (await crypto.subtle.importKey("raw", utf8(secret), algorithm, false, ["sign", "verify"]));
  keys.set(secret, key);
  return key;
}

/** HMAC-SHA-256, as hexadecimal digits: what gateways sign with. */
export async function macOf(secret: string, message: Uint8Array<ArrayBuffer>): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", await keyOf(secret), message));
  return hex(mac);
}

/** Whether one of `secrets` signed this, in constant time. There may be several: what was signed before a change of secrets is heard after it. */
export async function isMacOf(
  secrets: readonly string[],
  message: Uint8Array<ArrayBuffer>,
  mac: string | null,
): Promise<boolean> {
  if (!mac || !/^[\da-f]{64}$/.test(mac)) return false;
  const bytes = Uint8Array.from(mac.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const verdicts = await Promise.all(
    secrets.map(async (secret) => crypto.subtle.verify("HMAC", await keyOf(secret), bytes, message)),
  );
  return verdicts.includes(true);
}

/** A body as text that is the same body again when it is encoded; null for bytes that are no UTF-8. */
export function exactText(body: Uint8Array): string | null {
  try {
    return exactDecoder.decode(body);
  } catch {
    return null;
  }
}

/** A signed body as JSON; null for what is none, which no gateway sends. */
export function jsonOf(body: Uint8Array): unknown {
  const text = exactText(body);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
