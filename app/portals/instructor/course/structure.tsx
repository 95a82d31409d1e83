import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  createLesson,
  createSection,
  deleteLesson,
  deleteSection,
  editSection,
  mayBecome,
  moveLesson,
  moveSection,
  restoreContentItem,
  restoreLesson,
  restoreMaterial,
  restoreSection,
  setCourseStatus,
} from "../../../../worker/modules/catalogue";
import { authoring } from "../../../../worker/words/authoring";
import { translator } from "../../../../worker/words/format";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { ButtonLink, EmptyState, FormError } from "../../../ui";
import { DialogLink, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { actOn } from "./act";
import { Bin } from "./bin";
import { useCourse } from "./course-context";
import { courseStatuses } from "./status";
import { StatusActs } from "./status-acts";
import { StructureDialogs } from "./structure-dialogs";
import { SectionBlock } from "./structure-section";
import { useUndo } from "./undo";
import { useDragOrder } from "./use-drag-order";

export function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(authoring, context.locale)("structure"),
    brand: context.tenant.brand.name,
    key: crypto.randomUUID(),
    becomes: Object.fromEntries(
      courseStatuses.map((from) => [from, courseStatuses.filter((to) => to !== from && mayBecome(from, to))]),
    ),
    now: context.nowIso,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

const verbs = {
  create_section: createSection,
  edit_section: editSection,
  delete_section: deleteSection,
  restore_section: restoreSection,
  move_section: moveSection,
  create_lesson: createLesson,
  delete_lesson: deleteLesson,
  restore_lesson: restoreLesson,
  move_lesson: moveLesson,
  restore_content_item: restoreContentItem,
  restore_material: restoreMaterial,
  set_status: setCourseStatus,
};

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  return actOn({ context, request, form }, verbs, ({ place, ...input }) => {
    // A place chosen in a list is named in one word: "section:lesson", or "section:" for its beginning.
    if (typeof place !== "string") return input;
    const [sectionUuid, after] = place.split(":");
    return { ...input, sectionUuid, afterUuid: after || null };
  });
}

export default function Structure() {
  const t = useWords(authoring);
  const holds = useHolds();
  const { locale } = useReader();
  const course = useCourse();
  const { key, becomes, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog } = useOpenDialog();
  const refusal = useRefusal(dialog ? undefined : refused);
  const undo = useUndo();
  const order = useDragOrder();
  const lacking: unknown = refused?.problem.params.missing;
  const missing = Array.isArray(lacking) ? lacking.map((what) => t(`missing_${what}` as "missing_title")) : [];
  return (
    <>
      <PageHeader
        title={t("structure")}
        lead={t("structure_lead", { lessons: t("lessons_count", { count: course.lessonCount }) })}
        actions={
          <>
            <ButtonLink href={`/student/learn/${course.slug}`} icon="eye">
              {t("preview")}
            </ButtonLink>
            {holds("courses.publish") ? <StatusActs course={course} becomes={becomes[course.status] ?? []} /> : null}
          </>
        }
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_move_lesson")}
        {...(undo ? { undo } : {})}
        hidden={Boolean(refused)}
      />
      {refusal.message ? (
        <div className="mb-5">
          <FormError title={refusal.message}>
            {missing.length > 0 ? <p>{t("missing", { what: new Intl.ListFormat(locale).format(missing) })}</p> : null}
          </FormError>
        </div>
      ) : null}
      {course.sections.length === 0 ? (
        <EmptyState
          icon="list"
          title={t("structure_empty")}
          action={
            <DialogLink dialog="create_section" variant="primary" size="md" icon="plus">
              {t("add_section")}
            </DialogLink>
          }
        >
          {t("structure_empty_text")}
        </EmptyState>
      ) : (
        <>
          <p className="mb-4 text-sm text-ink-faint">{t("order_hint")}</p>
          <ol className="grid gap-5">
            {course.sections.map((section, index) => (
              <SectionBlock key={section.uuid} course={course} section={section} index={index} order={order} />
            ))}
          </ol>
          <div className="mt-5">
            <DialogLink dialog="create_section" size="md" icon="plus">
              {t("add_section")}
            </DialogLink>
          </div>
        </>
      )}
      <Bin bin={course.bin} now={now} />
      <StructureDialogs course={course} formKey={key} refused={refused} />
    </>
  );
}
