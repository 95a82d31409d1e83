import { type AppLoadContext, redirect } from "@remix-run/cloudflare";
import type { AnyVerb, InputOf, OutputOf } from "../../../../worker/kernel/verb";
import { inLanguage } from "../../../locale";

/**
 * Runs a verb for a page of a course. Whoever is not enrolled is led to the course's public page, where the way in is; an
 * address that cannot be one of ours is a page that does not exist.
 */
export async function ask<V extends AnyVerb>(
  context: AppLoadContext,
  course: string,
  verb: V,
  input: InputOf<V>,
): Promise<OutputOf<V>> {
  const attempt = await context.attempt(verb, input);
  if (attempt.ok) return attempt.value;
  const { problem } = attempt;
  if (problem.code === "not_enrolled")
    throw redirect(inLanguage(`/courses/${encodeURIComponent(course)}`, context.locale));
  if (problem.code !== "invalid_input") throw Response.json(problem, { status: problem.status });
  throw Response.json({ ...problem, code: "not_found", status: 404 }, { status: 404 });
}
