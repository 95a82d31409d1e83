import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addMaterial, editMaterial, removeMaterial, restoreMaterial } from "../../../../worker/modules/catalogue";
import { admin } from "../../../../worker/words/admin";
import { authoring } from "../../../../worker/words/authoring";
import { authoringMaterials } from "../../../../worker/words/authoring-materials";
import { formatBytes, formatNumber, translator } from "../../../../worker/words/format";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState, FormError } from "../../../ui";
import { ActButton, DialogLink } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { DoneNotice } from "../../shared/done-notice";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { actOn } from "./act";
import { useCourse, useTitleOf } from "./course-context";
import { MaterialDialogs } from "./material-dialogs";
import { useUndo } from "./undo";

export function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(authoring, context.locale)("materials"),
    brand: context.tenant.brand.name,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

const verbs = {
  add_material: addMaterial,
  edit_material: editMaterial,
  delete_material: removeMaterial,
  restore_material: restoreMaterial,
};

export async function action({ context, request }: ActionFunctionArgs) {
  return actOn({ context, request, form: await request.formData() }, verbs);
}

export default function Materials() {
  const t = useWords(authoringMaterials);
  const whole = useWords(authoring);
  const common = useWords(admin);
  const titleOf = useTitleOf();
  const { locale } = useReader();
  const course = useCourse();
  const { key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const direct = useRefusal(
    refused?.act.startsWith("delete") || refused?.act.startsWith("restore") ? refused : undefined,
  );
  const undo = useUndo();
  return (
    <>
      <PageHeader
        title={whole("materials")}
        lead={t("materials_lead")}
        actions={
          <DialogLink dialog="add_material" variant="primary" size="md" icon="plus">
            {t("add_material")}
          </DialogLink>
        }
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_add_material")}
        {...(undo ? { undo } : {})}
        hidden={Boolean(refused)}
      />
      {direct.message ? <FormError title={direct.message} /> : null}
      <DataTable
        caption={whole("materials")}
        hideCaption
        rows={course.materials}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="download" title={t("materials_empty")}>
            {t("materials_empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "title",
            header: whole("title"),
            phone: "lead",
            cell: (material) => (
              <span className="grid gap-0.5">
                <span dir="auto">{titleOf(material)}</span>
                {[material.media, material.mediaAr].map((file) =>
                  file ? (
                    <bdi key={file.uuid} className="break-all text-xs font-normal text-ink-faint">
                      {file.filename} ({formatBytes(file.sizeBytes, locale)})
                    </bdi>
                  ) : null,
                )}
              </span>
            ),
          },
          {
            id: "downloads",
            header: t("downloads"),
            align: "end",
            cell: ({ downloadCount }) => formatNumber(downloadCount, locale),
          },
          {
            id: "acts",
            header: common("acts"),
            hideHeader: true,
            align: "end",
            cell: (material) => (
              <span className="flex flex-wrap justify-end gap-1">
                <DialogLink
                  dialog="edit_material"
                  of={material.uuid}
                  variant="quiet"
                  aria-label={common("edit_of", { name: titleOf(material) })}
                >
                  {common("edit")}
                </DialogLink>
                <ActButton
                  act="delete_material"
                  fields={{ uuid: material.uuid }}
                  variant="quiet"
                  icon="trash"
                  aria-label={common("delete_of", { name: titleOf(material) })}
                >
                  {common("delete")}
                </ActButton>
              </span>
            ),
          },
        ]}
      />
      <MaterialDialogs materials={course.materials} courseUuid={course.uuid} formKey={key} refused={refused} />
    </>
  );
}
