import type { BaseIssue } from "valibot";
import type { FieldIssue } from "./errors";

/** More than a form has fields; an answer must not outgrow what was sent. */
const mostFields = 50;

/** valibot's issues as one named problem per field path, the first of each, for the first fifty. */
export function issuesByField(issues: readonly BaseIssue<unknown>[]): Record<string, FieldIssue> {
  const fields: Record<string, FieldIssue> = {};
  for (const issue of issues.slice(0, mostFields)) {
    const path = issue.path?.map((item) => String(item.key)).join(".") ?? "";
    fields[path] ??= fieldIssue(issue);
  }
  return fields;
}

function fieldIssue(issue: BaseIssue<unknown>): FieldIssue {
  const limit = typeof issue.requirement === "number" ? { limit: issue.requirement } : {};
  switch (issue.type) {
    case "strict_object":
      return { code: issue.expected === "never" ? "unknown" : "required" };
    case "non_empty":
      return { code: "required" };
    case "max_length":
    case "max_bytes":
      return { code: "too_long", ...limit };
    case "min_length":
      return { code: "too_short", ...limit };
    case "max_value":
    case "max_size":
      return { code: "too_big", ...limit };
    case "min_value":
      return { code: "too_small", ...limit };
    case "picklist":
    case "literal":
    case "variant":
      return { code: issue.input === undefined ? "required" : "choice" };
    default:
      if (issue.input === undefined) return { code: "required" };
      // A rule of our own that says its code, where "format" would leave a person guessing.
      if (issue.message === "link" || issue.message === "too_complex") return { code: issue.message };
      return { code: issue.kind === "schema" ? "type" : "format" };
  }
}
