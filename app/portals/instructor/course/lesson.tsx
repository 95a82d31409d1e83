import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useNavigation, useParams } from "@remix-run/react";
import {
  deleteContentItem,
  editLesson,
  moveContentItem,
  restoreContentItem,
} from "../../../../worker/modules/catalogue";
import { authoring } from "../../../../worker/words/authoring";
import { authoringLesson } from "../../../../worker/words/authoring-lesson";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Button, ButtonLink, Checkbox, FormActions, FormError, Notice, stackClass, TextField } from "../../../ui";
import { hasRefused } from "../../shared/act-dialog";
import { DoneNotice } from "../../shared/done-notice";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { actOn } from "./act";
import { courseHref, useCourse, useTitleOf } from "./course-context";
import { HeadingFields } from "./heading-fields";
import { LessonItems } from "./lesson-items";
import { SeenVersion } from "./seen-version";
import { useUndo } from "./undo";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: translator(authoringLesson, context.locale)("lesson"), brand: context.tenant.brand.name };
}
export const meta = privateMeta;

const verbs = {
  edit_lesson: editLesson,
  delete_content_item: deleteContentItem,
  restore_content_item: restoreContentItem,
  move_content_item: moveContentItem,
};

export async function action({ context, request }: ActionFunctionArgs) {
  return actOn({ context, request, form: await request.formData() }, verbs);
}

export default function Lesson() {
  const t = useWords(authoringLesson);
  const whole = useWords(authoring);
  const common = useWords(shell);
  const titleOf = useTitleOf();
  const course = useCourse();
  const { lesson: uuid } = useParams();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(hasRefused(refused, "edit_lesson"));
  const direct = useRefusal(refused?.act === "edit_lesson" ? undefined : refused);
  const undo = useUndo();
  const pending = useNavigation().formData?.get("_do") === "edit_lesson";
  const lesson = course.sections.flatMap(({ lessons }) => lessons).find((one) => one.uuid === uuid);
  if (!lesson)
    return (
      <>
        <PageHeader title={t("lesson_gone")} />
        <Notice tone="warning" action={<ButtonLink href={courseHref(course.uuid)}>{whole("structure")}</ButtonLink>}>
          {t("lesson_gone_text")}
        </Notice>
      </>
    );
  return (
    <>
      <PageHeader
        title={titleOf(lesson)}
        lead={t("lesson_lead")}
        actions={
          <ButtonLink href={`/student/learn/${course.slug}/${lesson.uuid}`} icon="eye">
            {whole("preview")}
          </ButtonLink>
        }
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_edit_lesson")}
        {...(undo ? { undo } : {})}
        hidden={Boolean(refused)}
      />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-labelledby="contents" className="min-w-0">
          <h2 id="contents" className="mb-4 text-lg">
            {t("contents")}
          </h2>
          {direct.message ? <FormError title={direct.message} /> : null}
          <LessonItems course={course} lesson={lesson} />
        </section>
        <section aria-labelledby="about" className="min-w-0">
          <h2 id="about" className="mb-4 text-lg">
            {t("about_lesson")}
          </h2>
          <Form method="post" className={stackClass}>
            {refusal.message ? <FormError title={refusal.message} /> : null}
            <input type="hidden" name="_do" value="edit_lesson" />
            <input type="hidden" name="uuid" value={lesson.uuid} />
            <SeenVersion version={lesson.version} pending={pending} refusedFor={refusal.code} />
            <HeadingFields refusal={refusal} value={lesson.translations} withSummary />
            <TextField
              name="durationMinutes"
              label={whole("minutes")}
              hint={t("minutes_hint")}
              type="number"
              min={0}
              max={6000}
              required
              defaultValue={refusal.value("durationMinutes", String(lesson.durationMinutes))}
              error={refusal.field("durationMinutes")}
            />
            <input type="hidden" name="isMandatory" value="false" />
            <Checkbox
              name="isMandatory"
              value="true"
              label={whole("mandatory")}
              hint={whole("mandatory_hint")}
              defaultChecked={lesson.isMandatory}
            />
            <input type="hidden" name="isPreview" value="false" />
            <Checkbox
              name="isPreview"
              value="true"
              label={whole("open_preview")}
              hint={t("open_preview_hint")}
              defaultChecked={lesson.isPreview}
            />
            <FormActions>
              <Button type="submit" variant="primary" pending={pending}>
                {common("save")}
              </Button>
            </FormActions>
          </Form>
        </section>
      </div>
    </>
  );
}
