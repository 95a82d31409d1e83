import { createExecutionContext, env, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { app } from "../../worker/app";
import { type Env, settingsOf } from "../../worker/env";
import { hmacSigner } from "../../worker/platform/signer";
import { tenantOf } from "../../worker/platform/tenants";

const worker = env as unknown as Env;
const origin = "http://localhost:8787";
const production = { ...worker, ENVIRONMENT: "production" } as Env;

async function ask(path: string, init: RequestInit = {}, to: Env = worker): Promise<Response> {
  const context = createExecutionContext();
  const response = await app.fetch(new Request(path.startsWith("/") ? origin + path : path, init), to, context);
  await waitOnExecutionContext(context);
  return response;
}

describe("every door, in workerd", () => {
  it("PLT-10 every answer says that nothing is to be guessed, and in production that it comes by https alone", async () => {
    for (const path of [
      ...["/healthz", "/robots.txt", "/api/openapi.json", "/api/docs", "/api/v1/courses", "/api/v1/nowhere"],
      ...["/assets/none.js", "/icons/none.svg", "/courses", "http://content.localhost:8787/m/forged/file.pdf"],
      "http://unknown.example/",
    ]) {
      const { headers } = await ask(path, {}, production);
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("strict-transport-security"), path).toContain("max-age=63072000");
      expect((await ask(path)).headers.get("strict-transport-security"), path).toBeNull();
    }
  });

  it("PLT-11 no ticket, link or token that opens something stands in a log", async () => {
    const token = await hmacSigner("a secret of thirty-two characters, for tests alone").sign(
      "upload",
      { uploadUuid: crypto.randomUUID() },
      new Date(Date.now() + 60_000),
    );
    const lines: string[] = [];
    const spies = (["info", "warn", "error"] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line)),
    );
    await ask(`/api/v1/media/uploads/${token}/parts/1`, {
      method: "PUT",
      body: "x",
      headers: { "content-length": "1" },
    });
    await ask(`/api/v1/mail-unsubscriptions/one-click/${token}`, { method: "POST" });
    await ask(`http://content.localhost:8787/m/${token}/a.pdf`);
    for (const spy of spies) spy.mockRestore();
    expect(lines.filter((line) => line.includes("answered"))).toHaveLength(3);
    expect(lines.join("\n")).not.toContain(token.slice(-43));
    expect(lines.join("\n")).toContain("/api/v1/media/uploads/[token]/parts/1");
  });

  it("PLT-1 the API's documents are sent again only where they are new, and are counted by address", async () => {
    for (const path of ["/api/docs", "/api/openapi.json", "/api/collection.json"]) {
      const first = await ask(path);
      const etag = first.headers.get("etag") ?? "";
      expect(etag, path).toMatch(/^"[\da-f]{32}"$/);
      const again = await ask(path, { headers: { "if-none-match": `W/${etag}` } });
      expect([again.status, await again.text()], path).toEqual([304, ""]);
      expect((await ask(path, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
    }
    const busy = { ...worker, LIMIT_READ: { limit: async () => ({ success: false }) } };
    expect((await ask("/api/docs", {}, busy)).status).toBe(429);
  });

  it("PLT-6 whoever asks /healthz all the time asks storage once a second", async () => {
    let asked = 0;
    const counting = Object.create(worker.MEDIA, {
      head: {
        value: (key: string) => {
          asked++;
          return worker.MEDIA.head(key);
        },
      },
    }) as R2Bucket;
    const watched = { ...worker, MEDIA: counting };
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      for (let i = 0; i < 5; i++) expect((await ask("/healthz", {}, watched)).status).toBe(200);
      expect(asked).toBe(1);
      vi.setSystemTime(Date.now() + 1_001);
      await ask("/healthz", {}, watched);
      expect(asked).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it("PLT-5 a host longer than any name is nobody's without a look at KV", async () => {
    const looked: string[] = [];
    const SITE = {
      get: async (key: string) => {
        looked.push(key);
        return null;
      },
    } as unknown as KVNamespace;
    const given = { ...worker, SITE };
    expect(await tenantOf(`${"a".repeat(250)}.example`, given, settingsOf(given))).toBeNull();
    expect(looked).toEqual([]);
    expect(await tenantOf("nobody.example", given, settingsOf(given))).toBeNull();
    expect(looked).toEqual(["tenant:nobody.example"]);
  });
});
