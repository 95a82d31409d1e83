import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { listUsers, statusMoves } from "../../../../worker/modules/accounts";
import { admin } from "../../../../worker/words/admin";
import { adminUsers } from "../../../../worker/words/admin-users";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { useReader, useWords } from "../../../locale";
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  EmptyState,
  FormActions,
  PageHeader,
  stackClass,
  TextArea,
} from "../../../ui";
import { privateMeta } from "../../shared/private-meta";
import { actOnMany, type Outcome } from "./act-on-many";
import { OutcomeNotice } from "./outcome-notice";
import { UserLine } from "./user-line";

/** Several people at once, chosen in the list: who they are, what is to happen, and afterwards with whom it did. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const uuids = new URL(request.url).searchParams.getAll("uuids").slice(0, 100);
  const asked = uuids.length > 0 ? await context.attempt(listUsers, { uuids, limit: 100 }) : null;
  const people = asked?.ok ? asked.value.items : [];
  return {
    title: translator(adminUsers, context.locale)("together_title"),
    brand: context.tenant.brand.name,
    people,
    may: {
      suspend: people.some(({ status }) => statusMoves.suspend.from.includes(status)),
      reinstate: people.some(({ status }) => statusMoves.reinstate.from.includes(status)),
    },
  };
}
export const meta = privateMeta;

interface Result {
  act: "suspend" | "reinstate";
  reasonMissing: boolean;
  outcomes: Outcome[];
}

export async function action({ context, request }: ActionFunctionArgs): Promise<Result> {
  const form = await request.formData();
  const act = form.get("_do");
  if (act !== "suspend" && act !== "reinstate") throw new Response(null, { status: 400 });
  const reason = String(form.get("reason") ?? "").trim();
  if (act === "suspend" && !reason) return { act, reasonMissing: true, outcomes: [] };
  const outcomes = await actOnMany(context, act, form.getAll("uuids").map(String), reason);
  return { act, reasonMissing: false, outcomes };
}

export default function Together() {
  const t = useWords(adminUsers);
  const common = useWords(admin);
  const words = useWords(shell);
  const { person } = useReader();
  const { people, may } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const pending = useNavigation().formData?.get("_do");
  const others = people.filter(({ uuid }) => uuid !== person?.uuid);
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t("together_title")}
        lead={t("together_lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/admin/users" }, { label: t("together_title") }]}
          />
        }
      />
      {data && data.outcomes.length > 0 ? (
        <OutcomeNotice act={data.act} outcomes={data.outcomes} people={people} />
      ) : null}
      {people.length === 0 ? (
        <EmptyState icon="users" title={t("together_none")}>
          {t("together_none_text")}
        </EmptyState>
      ) : (
        <Form method="post" className={stackClass}>
          <ul className="divide-y divide-line rounded-xl bg-surface px-4 shadow-soft ring-1 ring-line/70">
            {people.map((user) => (
              <UserLine key={user.uuid} user={user} isSelf={user.uuid === person?.uuid} />
            ))}
          </ul>
          {others.map(({ uuid }) => (
            <input key={uuid} type="hidden" name="uuids" value={uuid} />
          ))}
          {may.suspend ? (
            <TextArea
              name="reason"
              label={t("reason")}
              hint={t("reason_hint")}
              maxLength={500}
              rows={3}
              error={data?.reasonMissing ? t("reason_needed") : null}
            />
          ) : null}
          <FormActions>
            {may.suspend ? (
              <Button type="submit" name="_do" value="suspend" variant="danger" pending={pending === "suspend"}>
                {t("suspend_many", { count: others.length })}
              </Button>
            ) : null}
            {may.reinstate ? (
              <Button type="submit" name="_do" value="reinstate" variant="primary" pending={pending === "reinstate"}>
                {t("reinstate_many", { count: others.length })}
              </Button>
            ) : null}
            <ButtonLink href="/admin/users" variant="quiet">
              {words("cancel")}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </div>
  );
}
