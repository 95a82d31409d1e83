import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { me } from "../../../worker/modules/accounts";
import { account } from "../../../worker/words/account";
import { shell } from "../../../worker/words/shell";
import { useReader, useWords } from "../../locale";
import { ButtonLink } from "../../ui";
import { PageHeader } from "./page-header";
import { privateMeta } from "./private-meta";

/** Where people land whose portal has no pages of its own: what they can do is learn, and keep their account. */
export async function loader({ context }: LoaderFunctionArgs) {
  const profile = await context.run(me, {});
  return { title: profile.fullName, brand: context.tenant.brand.name };
}
export const meta = privateMeta;

export default function Home() {
  const t = useWords(account);
  const common = useWords(shell);
  const { person } = useReader();
  return (
    <PageHeader
      title={person?.fullName ?? ""}
      lead={t("home_lead")}
      actions={
        <>
          <ButtonLink href="/student" variant="primary">
            {common("my_learning")}
          </ButtonLink>
          <ButtonLink href="/courses">{common("browse")}</ButtonLink>
          <ButtonLink href="/account">{common("profile")}</ButtonLink>
        </>
      }
    />
  );
}
