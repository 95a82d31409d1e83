import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { editRobots, readRobots } from "../../../../worker/modules/site";
import { adminContent } from "../../../../worker/words/admin-content";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Button, ButtonLink, FormActions, FormError, stackClass, TextArea } from "../../../ui";
import { ActDialog, DialogLink, hasRefused, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(adminContent, context.locale)("robots_title"),
    brand: context.tenant.brand.name,
    robots: await context.run(readRobots, {}),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

/** An empty text is the standard one. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do") === "reset" ? "reset" : "robots";
  const attempt = await context.attempt(editRobots, act === "reset" ? { text: "" } : formInput(form));
  if (attempt.ok) return afterAct(request, act);
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function SearchEngines() {
  const t = useWords(adminContent);
  const words = useWords(shell);
  const holds = useHolds();
  const { robots } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(hasRefused(refused, "robots"));
  const pending = useNavigation().formData?.get("_do") === "robots";
  const { dialog } = useOpenDialog();
  const mayEdit = holds("site.manage");
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t("robots_title")}
        lead={t("robots_lead")}
        actions={
          <>
            <ButtonLink href="/robots.txt" target="_blank" rel="noopener" icon="external">
              {t("see_robots")}
            </ButtonLink>
            <ButtonLink href="/sitemap.xml" target="_blank" rel="noopener" icon="external">
              {t("see_sitemap")}
            </ButtonLink>
          </>
        }
      />
      <DoneNotice say={(done) => t(`done_${done}` as "done_robots")} hidden={Boolean(refused)} />
      <Form method="post" className={stackClass} key={robots.text}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_do" value="robots" />
        <TextArea
          name="text"
          label={t("robots_text")}
          hint={robots.isStandard ? `${t("robots_standard")} ${t("robots_hint")}` : t("robots_hint")}
          rows={14}
          className="[&_textarea]:text-start [&_textarea]:font-mono [&_textarea]:text-sm"
          dir="ltr"
          lang="en"
          maxLength={20_000}
          spellCheck={false}
          readOnly={!mayEdit}
          defaultValue={refusal.value("text", robots.text)}
          error={refusal.field("text")}
        />
        {mayEdit ? (
          <FormActions>
            <Button type="submit" variant="primary" pending={pending}>
              {words("save")}
            </Button>
            {robots.isStandard ? null : (
              <DialogLink dialog="reset" size="md" variant="quiet">
                {t("robots_reset")}
              </DialogLink>
            )}
          </FormActions>
        ) : null}
      </Form>
      {dialog === "reset" && mayEdit ? (
        <ActDialog
          act="reset"
          title={t("robots_reset_title")}
          description={t("robots_reset_text")}
          confirm={t("robots_reset")}
          refused={refused}
        />
      ) : null}
    </div>
  );
}
