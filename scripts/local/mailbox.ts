import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { bodyFrame, listPage, messagePage } from "./mailbox-pages";
import { type Mail, openMailStore, parseMail } from "./mailbox-store";

export interface MailboxOptions {
  /** 0 lets the system choose. */
  port: number;
  /** Where the mails are kept between starts; without it in memory alone. */
  dir?: string;
}

export interface Mailbox {
  url: string;
  port: number;
  /** Newest first; `to` compares whole addresses without case. */
  messages(to?: string): Mail[];
  stop(): Promise<void>;
}

const maxBodyBytes = 10 * 1024 * 1024;

/** Takes the mails that the app would send and shows them: `POST /messages`, `GET /messages.json?to=` for a whole address, and a web page that finds parts of one. */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const store = openMailStore(options.dir);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://mailbox");
    const to = url.searchParams.get("to") ?? undefined;
    if (request.method === "POST" && url.pathname === "/messages") {
      const mail = parseMail(await readBody(request));
      if (typeof mail === "string") return json(response, 400, { message: mail });
      return json(response, store.add(mail) ? 201 : 200, { id: mail.id });
    }
    if (request.method !== "GET" && request.method !== "HEAD") return json(response, 405, { message: "GET or POST" });
    if (url.pathname === "/messages.json") return json(response, 200, store.list(to));
    if (url.pathname === "/") return html(response, 200, listPage(store.list(to, "part"), to));
    const [, id, body] = url.pathname.match(/^\/messages\/([^/]+)(\/body)?$/) ?? [];
    const mail = id === undefined ? undefined : store.get(decodeURIComponent(id));
    if (!mail) return json(response, 404, { message: "no such mail" });
    return body ? html(response, 200, bodyFrame(mail), framePolicy) : html(response, 200, messagePage(mail));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => json(response, 400, { message: error.message }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    messages: store.list,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'self'";
/** A mail's own page: its pictures and styles, never a script, even when opened outside the frame. */
const framePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; font-src *; sandbox allow-popups allow-popups-to-escape-sandbox";

function html(response: ServerResponse, status: number, page: string, policy = pagePolicy): void {
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  response.writeHead(status, { ...headers, "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(page);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBodyBytes) throw new Error("the mail is larger than 10 MB");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
