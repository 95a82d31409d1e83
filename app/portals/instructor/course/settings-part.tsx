import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { authoringSettings } from "../../../../worker/words/authoring-settings";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Button, FormActions, FormError, stackClass } from "../../../ui";
import { hasRefused, type RefusedAct } from "../../shared/act-dialog";
import type { CourseInHand } from "./course-context";
import { SeenVersion } from "./seen-version";
import type { Part } from "./settings-input";

export type Refusal = ReturnType<typeof useRefusal>;
export interface FieldsProps {
  course: CourseInHand;
  refusal: Refusal;
}

/** One form of the settings, saved by itself. */
export function SettingsPart({
  part,
  version,
  refused,
  children,
}: {
  part: Part;
  /** Of what the form shows, where others may change it meanwhile. */
  version?: string;
  refused: RefusedAct | undefined;
  children: (refusal: Refusal) => ReactNode;
}) {
  const t = useWords(authoringSettings);
  const common = useWords(shell);
  const refusal = useRefusal(hasRefused(refused, part));
  const pending = useNavigation().formData?.get("_do") === part;
  return (
    <section aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`} className="mb-1 text-lg">
        {t(part)}
      </h2>
      <p className="mb-5 text-ink-muted">{t(`${part}_lead`)}</p>
      <Form method="post" preventScrollReset={refusal.code !== null} className={stackClass}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_do" value={part} />
        {version === undefined ? null : (
          <SeenVersion name="_seen" version={version} pending={pending} refusedFor={refusal.code} />
        )}
        {children(refusal)}
        <FormActions>
          <Button type="submit" variant="primary" pending={pending} aria-label={`${common("save")}: ${t(part)}`}>
            {common("save")}
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}
