import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { createQuestion, editQuestion, readQuizForAuthoring } from "../../../../worker/modules/assessment";
import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { typed, useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Button, ButtonLink, FormActions, FormError, stackClass } from "../../../ui";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { quizHref } from "./course-context";
import { QuestionFields } from "./question-fields";
import { questionTypes } from "./question-list";
import { questionInput } from "./quiz-input";
import { SeenVersion } from "./seen-version";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const quiz = await context.run(readQuizForAuthoring, { uuid: params.quiz ?? "" });
  const question = quiz.questions.find(({ uuid }) => uuid === params.question) ?? null;
  const wanted = new URL(request.url).searchParams.get("type");
  const type = question?.type ?? questionTypes.find((one) => one === wanted);
  if (!type || (params.question !== "new" && !question)) throw new Response(null, { status: 404 });
  const t = translator(authoringQuiz, context.locale);
  return {
    title: t(question ? "edit_question" : "new_question", { type: t(`type_${type}`) }),
    brand: context.tenant.brand.name,
    back: quizHref(quiz.courseUuid, quiz.uuid),
    question,
    type,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { course = "", quiz = "", question = "" } = params;
  const form = await request.formData();
  const input = questionInput(form);
  const isNew = question === "new";
  const attempt = isNew
    ? await context.attempt(createQuestion, { ...input, quizUuid: quiz }, String(form.get("_key")))
    : await context.attempt(editQuestion, { ...input, uuid: question });
  if (attempt.ok) return redirect(`${quizHref(course, quiz)}?done=${isNew ? "create_question" : "edit_question"}`, 303);
  return { refused: { problem: attempt.problem, values: typed(form) } };
}

export default function Question() {
  const t = useWords(authoringQuiz);
  const common = useWords(shell);
  const { title, back, question, type, key } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const pending = useNavigation().formMethod === "POST";
  return (
    <div className="max-w-4xl">
      <PageHeader title={title} lead={t(`lead_${type}`)} />
      <Form method="post" className={stackClass}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_key" value={key} />
        <input type="hidden" name="type" value={type} />
        {question ? <SeenVersion version={question.version} pending={pending} refusedFor={refusal.code} /> : null}
        <QuestionFields question={question} type={type} refusal={refusal} />
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {common("save")}
          </Button>
          <ButtonLink href={back} variant="quiet">
            {common("cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </div>
  );
}
