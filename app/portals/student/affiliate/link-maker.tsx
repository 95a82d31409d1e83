import { Form } from "@remix-run/react";
import { affiliate } from "../../../../worker/words/affiliate";
import { useWords } from "../../../locale";
import { Button, stackClass, TextField } from "../../../ui";
import { CopyButton } from "../copy-button";
import type { Programme } from "./page";

interface Props {
  links: NonNullable<Programme["links"]>;
  /** As it was written; empty for nothing. */
  to: string;
}

/** The link to the start page, and a way to one that leads further. */
export function LinkMaker({ links, to }: Props) {
  const t = useWords(affiliate);
  return (
    <section aria-labelledby="links" className="grid max-w-2xl gap-5">
      <h2 id="links" className="text-lg">
        {t("links")}
      </h2>
      <OneLink name={t("home_link")} link={links.home} />
      <Form method="get" action="/student/affiliate" className={stackClass} preventScrollReset>
        <TextField
          name="to"
          label={t("make")}
          hint={t("make_hint")}
          dir="ltr"
          maxLength={500}
          required
          defaultValue={to}
          error={to !== "" && links.page === null ? t("not_ours") : null}
        />
        <div>
          <Button type="submit" icon="link">
            {t("make_button")}
          </Button>
        </div>
      </Form>
      {links.page ? <OneLink name={t("page_link")} link={links.page} /> : null}
    </section>
  );
}

function OneLink({ name, link }: { name: string; link: string }) {
  const t = useWords(affiliate);
  return (
    <div className="grid gap-1">
      <p className="text-sm text-ink-faint">{name}</p>
      <div className="flex flex-wrap items-center gap-3">
        <code dir="ltr" className="min-w-0 select-all break-all rounded-lg bg-sunken px-3 py-2 text-sm">
          {link}
        </code>
        <span className="flex items-center gap-3 noscript:hidden">
          <CopyButton
            key={link}
            text={link}
            labels={{ copy: t("copy"), copied: t("copied"), failed: t("copy_failed") }}
          />
        </span>
      </div>
    </div>
  );
}
