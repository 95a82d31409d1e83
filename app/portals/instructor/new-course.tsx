import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { createCourse, listCategories } from "../../../worker/modules/catalogue";
import { translator } from "../../../worker/words/format";
import { instructor } from "../../../worker/words/instructor";
import { shell } from "../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { Button, ButtonLink, FormActions, FormError, Select, stackClass } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { courseHref } from "./course/course-context";
import { HeadingFields } from "./course/heading-fields";
import { levels } from "./course/status";

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(instructor, context.locale)("new_course"),
    brand: context.tenant.brand.name,
    categories: (await context.run(listCategories, {})).items,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(createCourse, formInput(form), String(form.get("_key")));
  if (attempt.ok) return redirect(courseHref(attempt.value.uuid), 303);
  return { refused: { problem: attempt.problem, values: typed(form) } };
}

export default function NewCourse() {
  const t = useWords(instructor);
  const common = useWords(shell);
  const { categories, key } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const pending = useNavigation().formMethod === "POST";
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("new_course")} lead={t("new_course_lead")} />
      <Form method="post" className={stackClass}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_key" value={key} />
        <HeadingFields refusal={refusal} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            name="category"
            label={t("category")}
            emptyLabel={t("no_category")}
            optional={common("optional")}
            defaultValue={refusal.value("category")}
            error={refusal.field("category")}
            options={categories.map(({ slug, name, depth }) => ({
              value: slug,
              label: `${"\u2003".repeat(depth)}${name}`,
            }))}
          />
          <Select
            name="level"
            label={t("level")}
            defaultValue={refusal.value("level", "beginner")}
            error={refusal.field("level")}
            options={levels.map((value) => ({ value, label: t(`level_${value}`) }))}
          />
        </div>
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {t("begin")}
          </Button>
          <ButtonLink href="/instructor/courses" variant="quiet">
            {common("cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </div>
  );
}
