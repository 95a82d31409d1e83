import { SELF } from "cloudflare:test";
import { describe, expect, inject, it } from "vitest";

const origin = "http://localhost:8787";

describe("the doors, in workerd", () => {
  it("PLT-6 /healthz tells which parts are well, and every answer carries its request id", async () => {
    const response = await SELF.fetch(`${origin}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ok: true, parts: { database: { ok: true }, files: { ok: true } } });
    expect(response.headers.get("x-request-id")).toMatch(/^[\w-]{16,}$/);
  });

  it("PLT-10 a request that changes something with a cookie and without our Origin is refused, with a bearer it is not", async () => {
    const body = JSON.stringify({ theme: "dark" });
    const json = { "content-type": "application/json" };
    const cookie = `__Host-session=${inject("studentToken")}`;
    const put = (headers: Record<string, string>) =>
      SELF.fetch(`${origin}/api/v1/me/preferences`, { method: "PUT", body, headers: { ...json, ...headers } });
    expect((await put({ cookie })).status).toBe(403);
    expect((await put({ cookie, origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await put({ cookie, origin })).status).toBe(200);
    expect((await put({ authorization: `Bearer ${inject("studentToken")}` })).status).toBe(200);
    expect((await put({})).status).toBe(401);
  });

  it("PLT-1 the API answers problems for unknown paths, wrong methods, wrong types and broken JSON", async () => {
    const problem = async (path: string, init?: RequestInit) => {
      const response = await SELF.fetch(origin + path, init as never);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      return [response.status, (await response.json<{ code: string }>()).code];
    };
    expect(await problem("/api/v1/nowhere")).toEqual([404, "not_found"]);
    expect(await problem("/api/v1/me/preferences", { method: "POST" })).toEqual([405, "method_not_allowed"]);
    expect(
      await problem("/api/v1/sessions", { method: "POST", body: "a=b", headers: { "content-type": "text/plain" } }),
    ).toEqual([415, "unsupported_type"]);
    expect(
      await problem("/api/v1/sessions", { method: "POST", body: "{", headers: { "content-type": "application/json" } }),
    ).toEqual([400, "invalid_input"]);
    expect(
      await problem("/api/v1/sessions", {
        method: "POST",
        body: `{"email":"${"a".repeat(1_100_000)}"}`,
        headers: { "content-type": "application/json" },
      }),
    ).toEqual([413, "too_large"]);
  });

  it("PLT-10 a form is refused before it is read where it is too large, of another type, or broken", async () => {
    const post = async (type: string, body: string) => {
      const headers = { origin, "content-type": type };
      const response = await SELF.fetch(`${origin}/register`, { method: "POST", body, headers });
      return [response.status, (await response.json<{ code: string }>()).code];
    };
    const urlencoded = "application/x-www-form-urlencoded";
    expect(await post(urlencoded, `a=${"x".repeat(1_048_576)}`)).toEqual([413, "too_large"]);
    expect(await post("text/weird", "a=b")).toEqual([415, "unsupported_type"]);
    expect(await post("multipart/form-data; boundary=b", "--c\r\nnothing")).toEqual([400, "invalid_input"]);
  });

  it("PLT-1 other sites may call the API with a token, never with a cookie", async () => {
    const preflight = await SELF.fetch(`${origin}/api/v1/me`, {
      method: "OPTIONS",
      headers: { origin: "https://elsewhere.example" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("PLT-1 the document names every operation, and the page shows it", async () => {
    const document = await (await SELF.fetch(`${origin}/api/openapi.json`)).json<{
      paths: Record<string, Record<string, { operationId: string }>>;
    }>();
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    );
    expect(ids).toEqual(expect.arrayContaining(["accounts.register", "enrolments.enrol"]));
    expect(new Set(ids).size).toBe(ids.length);
    const page = await (await SELF.fetch(`${origin}/api/docs`)).text();
    for (const id of ids) expect(page).toContain(`id="${id}"`);
    // The list of contents leads to every operation and every module, and nowhere else.
    const named = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const anchors = new Set(named);
    expect(named.length).toBe(anchors.size);
    const led = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(led.filter((id) => !anchors.has(id))).toEqual([]);
    expect(led).toEqual(expect.arrayContaining(["module-accounts", "module-catalogue", ...ids]));
  });

  it("PLT-1 the collection holds every operation once, with its method, its place and nothing that stands for a secret", async () => {
    interface Request {
      name: string;
      request: { method: string; url: { raw: string }; auth?: { type: string } };
    }
    const get = async <T>(path: string) => (await SELF.fetch(origin + path)).json<T>();
    const collection = await get<{ item: { item: Request[] }[]; variable: { key: string; value: string }[] }>(
      "/api/collection.json",
    );
    const { paths } = await get<{
      paths: Record<string, Record<string, { operationId: string; security: unknown[] }>>;
    }>("/api/openapi.json");
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, security }]) =>
        [operationId, method.toUpperCase(), path.replace(/\{(\w+)\}/g, ":$1"), security.length === 0].join(" "),
      ),
    );
    const held = collection.item
      .flatMap(({ item }) => item)
      .map(({ name, request: { method, url, auth } }) =>
        [name, method, url.raw.replace("{{origin}}", ""), auth?.type === "noauth"].join(" "),
      );
    expect(held.sort()).toEqual(documented.sort());
    expect(collection.variable).toEqual([
      { key: "origin", value: origin },
      { key: "sessionToken", value: "" },
    ]);
  });

  it("PLT-2 each class counts by itself, per person and per address, and says how long to wait", async () => {
    // Nonsense counts like anything else, and asks no database.
    const ask = (path: string, method: string, address: string, token?: string) =>
      SELF.fetch(`${origin}${path}?nonsense=1`, {
        method,
        headers: {
          "content-type": "application/json",
          "cf-connecting-ip": address,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
      });
    /** Until it is told to wait, by the limits of wrangler.toml; null when it is not within twice as many. */
    async function exhaust(path: string, method: string, address: string, most: number, token?: string) {
      for (let sent = 0; sent <= most * 2; sent += 20) {
        const answers = await Promise.all(Array.from({ length: 20 }, () => ask(path, method, address, token)));
        const refused = answers.find(({ status }) => status === 429);
        if (refused) return refused;
      }
      return null;
    }
    const seals = "/api/v1/audit-seals/verification";
    for (const [path, method, address, most, token] of [
      ["/api/v1/courses", "GET", "203.0.113.11", 600, undefined],
      ["/api/v1/me/preferences", "PUT", "203.0.113.12", 240, undefined],
      ["/api/v1/accounts/password-mails", "POST", "203.0.113.13", 30, undefined],
      [seals, "GET", "203.0.113.14", 30, inject("adminToken")],
    ] as const) {
      const refused = await exhaust(path, method, address, most, token);
      expect(refused?.headers.get("retry-after"), path).toBe("60");
      expect(await refused?.json(), path).toMatchObject({ code: "rate_limited" });
    }
    const status = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
    // A person is counted wherever they sit, and nobody else who sits there; another class and another address are free.
    expect(await status(seals, "GET", "203.0.113.77", inject("adminToken"))).toBe(429);
    expect(await status(seals, "GET", "203.0.113.14", inject("studentToken"))).toBe(403);
    expect(await status("/api/v1/me/preferences", "PUT", "203.0.113.11")).toBe(401);
    expect(await status("/api/v1/courses", "GET", "203.0.113.78")).toBe(400);
  }, 120_000);

  it("PLT-10 the content origin answers no page, no API and no asset", async () => {
    for (const path of ["/", "/courses", "/api/v1/me", "/healthz", "/assets/app.css", "/m/forged/file.pdf"]) {
      expect((await SELF.fetch(`http://content.localhost:8787${path}`)).status, path).toBe(404);
    }
  });

  it("PLT-5 a host that no tenant has is not served", async () => {
    expect((await SELF.fetch("http://unknown.example/healthz")).status).toBe(404);
  });

  it("PLT-2 a class of requests that comes too often from one address is told to wait, another address is not", async () => {
    const preview = (address: string) =>
      SELF.fetch(`${origin}/api/v1/invitations/preview`, {
        method: "POST",
        body: JSON.stringify({ token: "none of ours" }),
        headers: { "content-type": "application/json", "cf-connecting-ip": address },
      });
    let response = await preview("203.0.113.99");
    expect(response.status).toBe(400);
    for (let i = 0; i < 70 && response.status !== 429; i++) response = await preview("203.0.113.99");
    expect(await response.json()).toMatchObject({ status: 429, code: "rate_limited" });
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
    expect((await preview("203.0.113.98")).status).toBe(400);
  });
});
