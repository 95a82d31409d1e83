import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { beacon, openLesson } from "../../../../worker/modules/progress";

/**
 * What the player reports on its own: a lesson opened, or time and video played. JSON in, JSON out; no page is drawn and none is
 * loaded anew. `{open: uuid}` opens; anything else is a beacon.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const report: unknown = await request.json().catch(() => null);
  const opened = typeof report === "object" && report !== null && "open" in report;
  const attempt = opened
    ? await context.attempt(openLesson, { lessonUuid: report.open })
    : await context.attempt(beacon, report);
  if (!attempt.ok) return Response.json(attempt.problem, { status: attempt.problem.status });
  return Response.json(attempt.value);
}

export const loader = () => redirect("/student");
