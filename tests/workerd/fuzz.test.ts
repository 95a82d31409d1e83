import { createExecutionContext, env, SELF } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import type { Env } from "../../worker/env";
import worker from "../../worker/index";

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
}
interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: { "application/json": { schema: { properties: Record<string, unknown> } } } };
  responses: Record<string, unknown>;
}

const origin = "http://localhost:8787";
const document = await (await SELF.fetch(`${origin}/api/openapi.json`)).json<{
  paths: Record<string, Record<string, Operation>>;
}>();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** Nonsense is answered by the verbs themselves and not by "too many requests", which other tests of these people would hear too. */
const unlimited = { ...env, RATE_LIMITS: "off" } as unknown as Env;

/** Ends its own session, or changes the password that the next case needs. */
const spared = new Set(["accounts.signOut", "accounts.changePassword", "accounts.revokeOtherSessions"]);

/** Cursors as nobody was ever given them. */
const cursors = [
  ["newest", "2026-02-30 00:00:00+00", "01a21dda-956b-7486-80ae-fa5baf9a0993"],
  ["newest", "0000-01-01 00:00:00+00", "01a21dda-956b-7486-80ae-fa5baf9a0993"],
  ["newest", "2026-02-28 00:00:00+23:00", "01a21dda-956b-7486-80ae-fa5baf9a0993"],
  [1.5],
  [1e300],
  ["9999999999999999999"],
].map((keys) => btoa(JSON.stringify(keys)).replaceAll("=", ""));

const anything = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "",
      "en",
      "ar",
      "draft",
      "0",
      "-1",
      "true",
      "beginner",
      "a".repeat(5000),
      "x@example.org",
      "2026-02-30",
      "\u202Eevil",
      "\u0000",
      "a\u0000b",
      "half a pair \ud800",
      ...cursors,
      "'; drop table users; --",
    ),
  },
  { weight: 3, arbitrary: fc.uuid() },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null)) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

describe("the API under nonsense", () => {
  it.each(operations.filter(({ operation }) => !spared.has(operation.operationId)))(
    "PLT-1 $operation.operationId answers nonsense as documented, never with a 5xx or a stack",
    async ({ path, method, operation }) => {
      const inBody = Object.keys(operation.requestBody?.content["application/json"].schema.properties ?? {});
      const names = [...operation.parameters.filter((p) => p.in !== "header").map((p) => p.name), ...inBody, "extra"];
      const input = fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });
      await fc.assert(
        fc.asyncProperty(input, fc.constantFrom("adminToken", "studentToken", null), async (values, who) => {
          const url = new URL(
            origin +
              path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(text(values[name] ?? "x")) || "x"),
          );
          for (const parameter of operation.parameters) {
            const value = values[parameter.name];
            if (parameter.in === "query" && value !== undefined) url.searchParams.set(parameter.name, text(value));
          }
          const body = Object.fromEntries(
            [...inBody, "extra"].flatMap((name) => (name in values ? [[name, values[name]]] : [])),
          );
          const request = new Request(url, {
            method,
            headers: { "content-type": "application/json", ...(who ? { authorization: `Bearer ${inject(who)}` } : {}) },
            ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
          });
          const response = await worker.fetch(request, unlimited, createExecutionContext());
          const answer = await response.text();
          // A path that nonsense has turned into another one is that one's business.
          if (response.status === 404 || response.status === 405) return;
          expect(response.status, answer).toBeLessThan(500);
          expect(Object.keys(operation.responses), answer).toContain(String(response.status));
          expect(answer).not.toMatch(/at \w+ \(|node_modules|drizzle|Failed query/);
          if (response.status >= 400)
            expect(JSON.parse(answer)).toMatchObject({ status: response.status, code: expect.any(String) });
        }),
        { numRuns: Number(inject("fuzzRuns")), seed: 20261121 },
      );
    },
  );
});

const text = (value: unknown): string =>
  typeof value === "string" ? value.toWellFormed() : (JSON.stringify(value) ?? "");
