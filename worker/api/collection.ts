import type { openApi } from "./openapi";

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: unknown[];
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: {
    content: { "application/json": { schema: { properties: Record<string, unknown>; required: string[] } } };
  };
}

/**
 * The API as a collection that HTTP clients import (Postman Collection 2.1, read by Postman, Insomnia, Bruno and Hoppscotch), one folder a resource.
 * Fill the variable `sessionToken` with what accounts.signIn answers.
 */
export function collection(document: ReturnType<typeof openApi>) {
  const folders = new Map<string, unknown[]>();
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, shape] of Object.entries(methods)) {
      const operation = shape as Operation;
      const folder = operation.tags[0] ?? "";
      folders.set(folder, [...(folders.get(folder) ?? []), request(path, method, operation)]);
    }
  return {
    info: {
      name: document.info.title,
      description: document.info.description,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{sessionToken}}", type: "string" }] },
    variable: [
      { key: "origin", value: document.servers[0]?.url ?? "" },
      { key: "sessionToken", value: "" },
    ],
    item: [...folders].map(([name, item]) => ({ name, item })),
  };
}

function request(path: string, method: string, { operationId, summary, security, parameters, requestBody }: Operation) {
  const segments = path.slice(1).replace(/\{(\w+)\}/g, ":$1");
  const { properties = {}, required = [] } = requestBody?.content["application/json"].schema ?? {};
  const variables = parameters.filter((one) => one.in === "path").map(({ name }) => ({ key: name, value: "" }));
  // Optional ones stand there switched off: to be seen, not to be sent.
  const query = parameters
    .filter((one) => one.in === "query")
    .map(({ name, required: needed }) => ({ key: name, value: "", disabled: !needed }));
  const body = Object.fromEntries(
    Object.keys(properties)
      .filter((name) => required.includes(name))
      .map((name) => [name, ""]),
  );
  return {
    name: operationId,
    request: {
      method: method.toUpperCase(),
      description: summary,
      ...(security.length === 0 ? { auth: { type: "noauth" } } : {}),
      header: requestBody ? [{ key: "Content-Type", value: "application/json" }] : [],
      url: {
        raw: `{{origin}}/${segments}`,
        host: ["{{origin}}"],
        path: segments.split("/"),
        variable: variables,
        query,
      },
      ...(requestBody ? { body: { mode: "raw", raw: JSON.stringify(body, null, 2) } } : {}),
    },
  };
}
