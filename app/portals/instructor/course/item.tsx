import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation, useParams } from "@remix-run/react";
import { createQuiz } from "../../../../worker/modules/assessment";
import {
  createContentItem,
  editContentItem,
  readCourseForAuthoring,
  renderMarkdown,
} from "../../../../worker/modules/catalogue";
import { authoringItem } from "../../../../worker/words/authoring-item";
import { authoringLesson } from "../../../../worker/words/authoring-lesson";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { type Refused, typed, useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Button, ButtonLink, FormActions, FormError, stackClass } from "../../../ui";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { pictureUrls } from "../../student/player/picture-urls";
import { addable } from "./content-kinds";
import { lessonHref, quizHref, useCourse } from "./course-context";
import { ItemFields } from "./item-fields";
import { itemInput } from "./item-input";
import { ItemPreview } from "./item-preview";
import { SeenVersion } from "./seen-version";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const course = await context.run(readCourseForAuthoring, { uuid: params.course ?? "" });
  const lesson = course.sections.flatMap(({ lessons }) => lessons).find(({ uuid }) => uuid === params.lesson);
  const item = lesson?.items.find(({ uuid }) => uuid === params.item) ?? null;
  const wanted = new URL(request.url).searchParams.get("type");
  const type = item?.contentType ?? addable.find((one) => one === wanted);
  if (!lesson || !type || (params.item !== "new" && !item)) throw new Response(null, { status: 404 });
  const t = translator(authoringItem, context.locale);
  return {
    title: t(item ? "edit_item" : "add_item", { type: translator(authoringLesson, context.locale)(`type_${type}`) }),
    brand: context.tenant.brand.name,
    item,
    type,
    pictures: await pictureUrls(context, item?.pictures ?? []),
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { course = "", lesson = "", item = "" } = params;
  const form = await request.formData();
  const values = typed(form);
  if (form.get("_do") === "preview") {
    const html = (language: "en" | "ar") =>
      renderMarkdown(values[`translations.${language}.body?`] ?? values[`translations.${language}.body`] ?? "", {
        firstHeading: 3,
      });
    return { refused: null, values, preview: { en: html("en"), ar: html("ar") } };
  }
  const refuse = (problem: Refused["problem"]) => ({ refused: { problem, values }, values, preview: null });
  const input = itemInput(form);
  const key = String(form.get("_key") ?? "");
  const newQuiz = String(form.get("_newQuiz") ?? "").trim();
  if (input.contentType === "quiz" && newQuiz && !input.refUuid) {
    const made = await context.attempt(
      createQuiz,
      { courseUuid: course, translations: { en: { title: newQuiz } } },
      `${key}-quiz`,
    );
    if (!made.ok) return refuse(made.problem);
    input.refUuid = made.value.uuid;
  }
  const attempt =
    item === "new"
      ? await context.attempt(createContentItem, { ...input, lessonUuid: lesson }, key)
      : await context.attempt(editContentItem, { ...input, uuid: item });
  if (!attempt.ok) return refuse(attempt.problem);
  // A quiz that was made just now is empty: on to its questions.
  if (newQuiz && input.contentType === "quiz") return redirect(quizHref(course, String(input.refUuid)), 303);
  return redirect(
    `${lessonHref(course, lesson)}?done=${item === "new" ? "create_content_item" : "edit_content_item"}`,
    303,
  );
}

export default function Item() {
  const t = useWords(authoringItem);
  const common = useWords(shell);
  const course = useCourse();
  const { lesson = "" } = useParams();
  const { title, item, type, key, pictures } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  const value = (name: string, otherwise = "") => data?.values[name] ?? otherwise;
  const sent = useNavigation().formData;
  return (
    <div className="max-w-4xl">
      <PageHeader title={title} lead={t(`lead_${type}`)} />
      <Form method="post" className={stackClass} preventScrollReset>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_key" value={key} />
        <input type="hidden" name="contentType" value={type} />
        {item ? <SeenVersion version={item.version} pending={sent !== undefined} refusedFor={refusal.code} /> : null}
        <ItemFields type={type} item={item} course={course} refusal={refusal} value={value} pictures={pictures} />
        {data?.preview ? <ItemPreview {...data.preview} /> : null}
        <FormActions>
          <Button type="submit" name="_do" value="save" variant="primary" pending={sent?.get("_do") === "save"}>
            {common("save")}
          </Button>
          <Button
            type="submit"
            name="_do"
            value="preview"
            icon="eye"
            formNoValidate
            pending={sent?.get("_do") === "preview"}
          >
            {t("preview_text")}
          </Button>
          <ButtonLink href={lessonHref(course.uuid, lesson)} variant="quiet">
            {common("cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </div>
  );
}
