import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
const text = (from: ArrayBuffer | Uint8Array) => Buffer.from(from as ArrayBuffer).toString("base64url");

/** A browser's half of a subscription. */
export interface BrowserKeys {
  p256dh: string;
  auth: string;
  jwk: JsonWebKey;
}

export async function newBrowserKeys(): Promise<BrowserKeys> {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  return {
    p256dh: text(await crypto.subtle.exportKey("raw", pair.publicKey)),
    auth: text(crypto.getRandomValues(new Uint8Array(16))),
    jwk: await crypto.subtle.exportKey("jwk", pair.privateKey),
  };
}

/** What a browser does with a message: RFC 8291 over RFC 8188, one record. */
export async function decrypt(body: Uint8Array, { p256dh, auth, jwk }: BrowserKeys): Promise<string> {
  const salt = body.slice(0, 16);
  const senderKey = body.slice(21, 21 + (body[20] ?? 0));
  const record = body.slice(21 + senderKey.length);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const own = await crypto.subtle.importKey("jwk", jwk, curve, false, ["deriveBits"]);
  const theirs = await crypto.subtle.importKey("raw", senderKey, curve, false, []);
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), bytes(p256dh), senderKey]);
  const key = await hkdf(bytes(auth), new Uint8Array(secret), info, 32);
  const content = await hkdf(salt, key, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = await hkdf(salt, key, Buffer.from("Content-Encoding: nonce\0"), 12);
  const aes = await crypto.subtle.importKey("raw", content, "AES-GCM", false, ["decrypt"]);
  const padded = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, aes, record));
  return new TextDecoder().decode(padded.slice(0, padded.lastIndexOf(2)));
}

async function hkdf(salt: Uint8Array, key: Uint8Array, info: Uint8Array, length: number) {
  const material = await crypto.subtle.importKey("raw", new Uint8Array(key), "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(salt), info: new Uint8Array(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, material, length * 8));
}

interface Received {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
}

/** A push service on this machine: it keeps what it is sent, and answers as it is told to by the path ("/gone/…", "/away/…"). `GET /received/…` shows what came. */
export async function startPushService() {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (request.method === "GET") {
      const found = received.filter((one) => `/received${one.path}` === path);
      return void response.end(JSON.stringify(found.map(({ body }) => text(body))));
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ path, headers: request.headers, body: new Uint8Array(Buffer.concat(chunks)) });
      response.writeHead(path.startsWith("/gone/") ? 410 : path.startsWith("/away/") ? 503 : 201).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    stop: () => server.close(),
  };
}
