import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { type ShouldRevalidateFunction, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import {
  deleteMedia,
  editMedia,
  listMedia,
  listMine,
  listVersions,
  replaceMedia,
  restoreVersion,
} from "../../../../worker/modules/media";
import { admin } from "../../../../worker/words/admin";
import { adminFiles } from "../../../../worker/words/admin-files";
import { formatBytes, translator } from "../../../../worker/words/format";
import { formInput, typed } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState, Select, Tabs } from "../../../ui";
import { BulkUpload } from "../../instructor/upload/bulk-upload";
import { type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { FilterForm, ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";
import { FileActs, FileName, FileState, fileKinds } from "./file-cells";
import { FileDialogs } from "./file-dialogs";
import { VersionsDialog } from "./versions-dialog";

/** Acts of this page by the verb each runs. */
const acts = { edit: editMedia, delete: deleteMedia, replace: replaceMedia, restore: restoreVersion } as const;
type Act = keyof typeof acts;
/** What can be taken from the library into a course. */
const bulkKinds = [
  "course_material",
  "lesson_document",
  "lesson_image",
  "lesson_video",
  "lesson_captions",
  "question_media",
] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { dialog, of } = filtersOf(request.url, ["dialog", "of"]);
  const { whose, ...filters } = filtersOf(request.url, ["whose", "kind", "cursor"]);
  // Three views of one list: one's own files, everybody's, and those of everybody's that nothing uses yet.
  const page =
    whose === "everybody" || whose === "unused"
      ? await context.run(listMedia, {
          ...filters,
          limit: 30,
          ...(whose === "unused" ? { unused: true } : {}),
        } as InputOf<typeof listMedia>)
      : await context.run(listMine, { ...filters, limit: 30 } as InputOf<typeof listMine>);
  return {
    title: translator(adminFiles, context.locale)("media_title"),
    brand: context.tenant.brand.name,
    whose: whose ?? "mine",
    kind: filters.kind,
    page,
    versions: dialog === "versions" && of ? (await context.run(listVersions, { uuid: of })).items : null,
    now: context.nowIso,
  };
}
export const meta = privateMeta;
/** The dialog of versions asks for more than the list has. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) =>
  change.nextUrl.searchParams.get("dialog") === "versions" || unlessDialog(change);

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const asked = String(form.get("_do"));
  const act: Act = Object.hasOwn(acts, asked) ? (asked as Act) : "edit";
  const attempt = await context.attempt<(typeof acts)[Act]>(acts[act], formInput(form));
  if (attempt.ok) return afterAct(request, act);
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Media() {
  const t = useWords(adminFiles);
  const common = useWords(admin);
  const holds = useHolds();
  // The list stands in the portals of administrators and of instructors.
  const { pathname } = useLocation();
  const { locale } = useReader();
  const { whose, kind, page, versions, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const chosen = page.items.find((file) => file.uuid === of);
  return (
    <>
      <PageHeader title={t("media_title")} lead={t("media_lead")} />
      <DoneNotice say={(done) => t(`done_${done}` as "done_edit")} hidden={Boolean(refused)} />
      {holds("courses.edit") ? <BulkUpload kinds={bulkKinds} /> : null}
      {holds("media.manage") ? (
        <div className="mb-5">
          <Tabs
            label={t("whose")}
            items={(["mine", "everybody", "unused"] as const).map((view) => ({
              href: view === "mine" ? pathname : `${pathname}?whose=${view}`,
              label: t(view),
              current: view === whose,
            }))}
          />
        </div>
      ) : null}
      <FilterForm narrowed={kind !== undefined}>
        {whose === "mine" ? null : <input type="hidden" name="whose" value={whose} />}
        <Select
          name="kind"
          label={t("kind")}
          emptyLabel={common("any")}
          defaultValue={kind ?? ""}
          options={fileKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
      </FilterForm>
      <DataTable
        caption={t("media_title")}
        hideCaption
        rows={page.items}
        rowKey={(file) => file.uuid}
        empty={
          <EmptyState icon="video" title={t("media_empty")}>
            {t("media_empty_text")}
          </EmptyState>
        }
        columns={[
          { id: "file", header: t("file"), phone: "lead", cell: (file) => <FileName file={file} /> },
          { id: "kind", header: t("kind"), cell: (file) => t(`kind_${file.kind}`) },
          { id: "size", header: t("size"), align: "end", cell: (file) => formatBytes(file.sizeBytes, locale) },
          { id: "uploaded", header: t("uploaded"), cell: (file) => <When at={file.createdAt} since={now} /> },
          { id: "state", header: common("state"), cell: (file) => <FileState file={file} now={now} /> },
          {
            id: "acts",
            header: common("acts"),
            hideHeader: true,
            align: "end",
            cell: (file) => <FileActs file={file} />,
          },
        ]}
      />
      <ListPages shown={page.items.length} next={page.next} />
      {chosen && dialog === "versions" ? (
        <VersionsDialog file={chosen} versions={versions ?? []} refused={refused} />
      ) : chosen ? (
        <FileDialogs file={chosen} dialog={dialog} refused={refused} />
      ) : null}
    </>
  );
}
