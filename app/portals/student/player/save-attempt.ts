import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { saveAttempt } from "../../../../worker/modules/assessment";
import { attemptHref } from "../addresses";
import { givenIn } from "./answers";

/** Keeps the answers so far. For the page's own requests: the answer is JSON, and nothing is loaded anew. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { attempt: attemptUuid } = params;
  const attempt = await context.attempt(saveAttempt, { attemptUuid, responses: givenIn(await request.formData()) });
  if (!attempt.ok) return Response.json(attempt.problem, { status: attempt.problem.status });
  return Response.json(attempt.value);
}

export const loader = ({ params: { course = "", lesson = "", attempt = "" } }: LoaderFunctionArgs) =>
  redirect(attemptHref(course, lesson, attempt));
