import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deleteCourse, editCourse, listCategories, listManagedCourses } from "../../../../worker/modules/catalogue";
import { admin } from "../../../../worker/words/admin";
import { authoringSettings } from "../../../../worker/words/authoring-settings";
import { translator } from "../../../../worker/words/format";
import { typed } from "../../../forms";
import { useWords } from "../../../locale";
import { ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { useCourse, useTitleOf } from "./course-context";
import { CoverFields, PlaceFields, PriceFields, SkillFields } from "./settings-catalogue";
import { parts, settingsInput } from "./settings-input";
import { SettingsPart } from "./settings-part";
import { RuleFields } from "./settings-rules";
import { SeoFields, WordFields } from "./settings-words";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const [categories, courses] = await Promise.all([
    context.run(listCategories, {}),
    context.run(listManagedCourses, { limit: 60 }),
  ]);
  return {
    title: translator(authoringSettings, context.locale)("settings"),
    brand: context.tenant.brand.name,
    categories: categories.items.map(({ slug, name, depth }) => ({ slug, name, depth })),
    /** What may be asked for first: courses that the author keeps. */
    others: courses.items.filter(({ uuid }) => uuid !== params.course).map(({ uuid, title }) => ({ uuid, title })),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = String(form.get("_do"));
  const uuid = params.course ?? "";
  const part = parts.find((one) => one === act);
  const seen = form.get("_seen");
  const attempt = part
    ? await context.attempt(editCourse, { ...settingsInput(part, form), ...(seen && { seen: { [part]: seen } }), uuid })
    : act === "delete_course"
      ? await context.attempt(deleteCourse, { uuid })
      : null;
  if (!attempt) throw new Response(null, { status: 400 });
  if (attempt.ok)
    return part ? afterAct(request, part) : redirect(`/instructor/courses?done=delete_course&undo=${uuid}`, 303);
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Settings() {
  const t = useWords(authoringSettings);
  const common = useWords(admin);
  const holds = useHolds();
  const titleOf = useTitleOf();
  const course = useCourse();
  const { categories, others } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog } = useOpenDialog();
  return (
    <div className="max-w-4xl">
      <PageHeader title={t("settings")} lead={t("settings_lead")} />
      <DoneNotice say={(done) => t(`done_${done}` as "done_words")} hidden={Boolean(refused)} />
      <div className="grid gap-12">
        <SettingsPart part="words" version={course.versions.words} refused={refused}>
          {(refusal) => <WordFields course={course} refusal={refusal} />}
        </SettingsPart>
        <SettingsPart part="place" version={course.versions.place} refused={refused}>
          {(refusal) => <PlaceFields course={course} categories={categories} refusal={refusal} />}
        </SettingsPart>
        <SettingsPart part="cover" refused={refused}>
          {(refusal) => <CoverFields course={course} refusal={refusal} />}
        </SettingsPart>
        <SettingsPart part="rules" version={course.versions.rules} refused={refused}>
          {(refusal) => <RuleFields course={course} others={others} refusal={refusal} />}
        </SettingsPart>
        <SettingsPart part="price" version={course.versions.price} refused={refused}>
          {(refusal) => <PriceFields course={course} refusal={refusal} />}
        </SettingsPart>
        <SettingsPart part="skills" refused={refused}>
          {(refusal) => <SkillFields course={course} refusal={refusal} />}
        </SettingsPart>
        <SettingsPart part="seo" version={course.versions.seo} refused={refused}>
          {(refusal) => <SeoFields course={course} refusal={refusal} />}
        </SettingsPart>
        {holds("courses.delete") ? (
          <section aria-labelledby="delete-course" className="grid justify-items-start gap-3">
            <h2 id="delete-course" className="text-lg">
              {t("delete_course")}
            </h2>
            <p className="text-ink-muted">{t("delete_text")}</p>
            <DialogLink dialog="delete_course" icon="trash">
              {t("delete_course")}
            </DialogLink>
          </section>
        ) : null}
      </div>
      {dialog === "delete_course" ? (
        <ActDialog
          act="delete_course"
          title={t("delete_title", { name: titleOf(course) })}
          description={t("delete_text")}
          confirm={common("delete")}
          danger
          refused={refused}
        />
      ) : null}
    </div>
  );
}
