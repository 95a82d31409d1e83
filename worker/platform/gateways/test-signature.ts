import { isMacOf, macOf, utf8 } from "./signatures";

export const testSignatureHeader = "test-gateway-signature";
/** How old a call may be, and how far its clock may be ahead of ours. */
const toleranceSeconds = 300;

const derivedOf = new Map<string, string>();

/** The tenant's secret signs much else: webhooks have one that is derived from it, once. */
async function derived(tenantSecret: string): Promise<string> {
  const secret = derivedOf.get(tenantSecret) ?? (await macOf(tenantSecret, utf8("webhooks of the test gateway")));
  derivedOf.set(tenantSecret, secret);
  return secret;
}

const signed = (seconds: number, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const time = utf8(`${seconds}.`);
  const message = new Uint8Array(time.length + body.length);
  message.set(time);
  message.set(body, time.length);
  return message;
};

/** What goes into the header: when it was signed, and the signature over that and the body. */
export async function testSignature(tenantSecret: string, body: Uint8Array, at: Date): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${await macOf(await derived(tenantSecret), signed(seconds, body))}`;
}

export async function isTestSignature(
  tenantSecret: string,
  body: Uint8Array,
  header: string | null,
  now: Date,
): Promise<boolean> {
  const [, time, mac] = /^t=(\d{1,12}),v1=([\da-f]{64})$/.exec(header ?? "") ?? [];
  if (!time || !mac) return false;
  const seconds = Number(time);
  if (Math.abs(now.getTime() / 1_000 - seconds) > toleranceSeconds) return false;
  return isMacOf([await derived(tenantSecret)], signed(seconds, body), mac);
}
