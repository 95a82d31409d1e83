import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { type ErrorCode, errorStatus, universalErrors } from "../kernel/errors";
import type { Tenant } from "../kernel/ports";
import type { AnyVerb } from "../kernel/verb";
import type { Route } from "./route";

type JsonSchema = Record<string, unknown> & { properties?: Record<string, unknown>; required?: string[] };

/** The OpenAPI 3.1 document, read off the routes and their verbs: it cannot say what the API does not do. */
export function openApi(routes: readonly Route[], tenant: Pick<Tenant, "origin" | "brand">) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, "{$1}")}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: `${tenant.brand.name} API`,
      version: "1",
      description: "The same verbs and the same rules as the pages.",
    },
    servers: [{ url: tenant.origin }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "http", scheme: "bearer", description: "The `sessionToken` that accounts.signIn answers." },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation({ method, path, verb, status = 200 }: Route) {
  const input = schemaOf(verb.input, "input");
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const properties = input.properties ?? {};
  const required = new Set(input.required ?? []);
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const queries = method === "GET" ? rest : [];
  const body = method === "GET" ? [] : rest;
  return {
    operationId: verb.name,
    summary: verb.summary,
    tags: [verb.name.split(".")[0]],
    "x-permission": verb.may.who === "granted" ? verb.may : verb.may.who,
    "x-rate-class": verb.rate,
    ...(verb.may.who === "anyone" ? { security: [] } : { security: [{ session: [] }] }),
    parameters: [
      ...inPath.map((name) => ({ name, in: "path", required: true, schema: properties[name] ?? { type: "string" } })),
      ...queries.map((name) => ({ name, in: "query", required: required.has(name), schema: properties[name] })),
      ...(verb.kind === "command" && verb.idempotent
        ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 } }]
        : []),
    ],
    ...(body.length > 0 ? { requestBody: requestBody(input, body, required) } : {}),
    responses: responses(verb, status),
  };
}

const requestBody = (input: JsonSchema, names: string[], required: Set<string>) => ({
  required: names.some((name) => required.has(name)),
  content: {
    "application/json": {
      schema: {
        type: "object",
        properties: Object.fromEntries(names.map((name) => [name, input.properties?.[name]])),
        required: names.filter((name) => required.has(name)),
        additionalProperties: false,
      },
    },
  },
});

function responses(verb: AnyVerb, status: number) {
  const answers: Record<string, unknown> = {
    [status]:
      status === 204
        ? { description: "Done." }
        : { description: "The answer.", content: { "application/json": { schema: schemaOf(verb.output, "output") } } },
  };
  const codes = new Map<number, ErrorCode[]>();
  const doors: ErrorCode[] = ["too_large", "unsupported_type"];
  for (const code of [...universalErrors, ...doors, ...(verb.errors as readonly ErrorCode[])]) {
    codes.set(errorStatus[code], [...(codes.get(errorStatus[code]) ?? []), code]);
  }
  for (const [errorCode, names] of [...codes].sort(([a], [b]) => a - b)) {
    answers[errorCode] = {
      description: names.join(", "),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  }
  return answers;
}

// What JSON Schema cannot say (a time zone's existence, trimming) is left to the verb; the document stays true, if wider.
const schemaOf = (schema: GenericSchema, typeMode: "input" | "output"): JsonSchema => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: "ignore", typeMode }) as JsonSchema;
  return rest;
};

const problemSchema = {
  type: "object",
  description: "RFC 9457, with a code from a closed list and its parameters.",
  required: ["type", "title", "status", "code", "params", "instance"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(errorStatus) },
    params: { type: "object" },
    instance: { type: "string" },
  },
};
