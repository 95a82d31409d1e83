import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { downloadMedia } from "../../../../worker/modules/media";
import { courseMaterials } from "../../../../worker/modules/progress";
import { formatBytes, inLocale, translator } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { formInput, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Button, ButtonLink, EmptyState, FormError, Icon } from "../../../ui";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { learnHref, materialsHref } from "../addresses";
import { ask } from "./ask";
import { FocusFrame } from "./focus-frame";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { course: courseSlug = "" } = params;
  const { course, items } = await ask(context, courseSlug, courseMaterials, { courseSlug });
  return {
    title: translator(player, context.locale)("materials_title"),
    brand: context.tenant.brand.name,
    course,
    items: items.map(({ file, fileAr, ...item }) => ({
      ...item,
      file: context.locale === "ar" ? (fileAr ?? file) : file,
    })),
  };
}
export const meta = privateMeta;

/** Leads to the file on the content origin; the download is counted. */
export async function action({ context, request }: ActionFunctionArgs) {
  const attempt = await context.attempt(downloadMedia, formInput(await request.formData()));
  if (attempt.ok) return redirect(attempt.value.url, 303);
  return { refused: { problem: attempt.problem, values: {} } };
}

export default function Materials() {
  const t = useWords(player);
  const { locale } = useReader();
  const { course, items } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const back = { href: learnHref(course.slug), label: t("to_lessons") };
  return (
    <FocusFrame back={back} heading={inLocale(course.translations, locale).title}>
      <PageHeader title={t("materials_title")} lead={t("materials_lead")} />
      {refusal.message ? <FormError title={refusal.message} /> : null}
      {items.length === 0 ? (
        <EmptyState
          icon="file"
          title={t("materials_empty")}
          action={<ButtonLink href={back.href}>{back.label}</ButtonLink>}
        >
          {t("materials_empty_text")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {items.map(({ uuid, translations, file }) => (
            <li key={uuid} className="flex flex-wrap items-center gap-4 py-4">
              <Icon name="file" size={24} className="text-ink-faint" />
              <div className="grid min-w-48 flex-1">
                <span className="font-medium">
                  <bdi>{inLocale(translations, locale).title}</bdi>
                </span>
                <span className="text-sm text-ink-faint">
                  {file ? formatBytes(file.sizeBytes, locale) : t("document_missing")}
                </span>
              </div>
              {file ? (
                // A plain form: the answer is a file, and the page stays.
                <form method="post" action={materialsHref(course.slug)}>
                  <input type="hidden" name="uuid" value={file.uuid} />
                  <Button
                    type="submit"
                    icon="download"
                    aria-label={t("material_download_of", { title: inLocale(translations, locale).title })}
                  >
                    {t("material_download")}
                  </Button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </FocusFrame>
  );
}
