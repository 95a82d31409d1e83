import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { readUser, statusMoves } from "../../../../worker/modules/accounts";
import { admin } from "../../../../worker/words/admin";
import { adminUsers } from "../../../../worker/words/admin-users";
import { formatRelative } from "../../../../worker/words/format";
import { typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import {
  Avatar,
  Badge,
  Breadcrumbs,
  Button,
  Card,
  FormActions,
  FormError,
  Notice,
  PageHeader,
  Status,
  stackClass,
} from "../../../ui";
import { hasRefused, type RefusedAct } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { holdsAll, useHolds } from "../../shared/holds";
import { privateMeta } from "../../shared/private-meta";
import { roleChoices, systemRoleNames } from "../role-choices";
import { actOnUser, isUserAct } from "./act-on-user";
import { EditForm } from "./edit-form";
import { RoleBoxes } from "./role-boxes";
import { type StatusAct, UserActs } from "./user-acts";
import { UserFacts } from "./user-facts";
import { statusTone } from "./user-kinds";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const [user, choices] = await Promise.all([
    context.run(readUser, { uuid: params.uuid ?? "" }),
    holdsAll(context.person, "roles.assign") ? roleChoices(context) : [],
  ]);
  const names = {
    ...systemRoleNames(context.locale),
    ...Object.fromEntries(choices.map(({ code, name }) => [code, name])),
  };
  return {
    title: user.fullName,
    brand: context.tenant.brand.name,
    user,
    photo: await context.links.picture(user.photoUuid),
    roleNames: user.roles.map((code) => names[code] ?? code),
    choices,
    allowed: (Object.keys(statusMoves) as StatusAct[]).filter((act) => statusMoves[act].from.includes(user.status)),
    timeZones: Intl.supportedValuesOf("timeZone"),
    now: context.nowIso,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do");
  if (!isUserAct(act)) throw new Response(null, { status: 400 });
  const attempt = await actOnUser(context, params.uuid ?? "", act, form);
  if (attempt.ok) return afterAct(request, act);
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused, roles: act === "roles" ? form.getAll("roles[]").map(String) : null };
}

export default function User() {
  const t = useWords(adminUsers);
  const common = useWords(admin);
  const holds = useHolds();
  const { locale } = useReader();
  const { user, photo, roleNames, allowed, timeZones, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <>
      <PageHeader
        title={user.fullName}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/admin/users" }, { label: user.fullName }]}
          />
        }
        lead={
          <div className="flex flex-wrap items-center gap-3">
            <Avatar name={user.fullName} size="lg" {...(photo ? { src: photo } : {})} />
            <Status tone={statusTone[user.status]}>{t(`status_${user.status}`)}</Status>
            <span>
              <span className="text-ink-faint">{t("kind")}:</span> {t(`type_${user.userType}`)}
            </span>
            <span className="flex flex-wrap items-center gap-2">
              <span className="text-ink-faint">{t("roles")}:</span>
              {roleNames.length === 0 ? t("no_roles") : roleNames.map((name) => <Badge key={name}>{name}</Badge>)}
            </span>
          </div>
        }
      />
      <DoneNotice say={(done) => t(`done_${done}` as "done_edit")} hidden={Boolean(refused)} />
      {user.deletedAt ? (
        <div className="mb-5">
          <Notice tone="warning">{t("is_deleted", { when: formatRelative(user.deletedAt, now, locale) })}</Notice>
        </div>
      ) : null}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-10">
          <UserActs user={user} allowed={allowed} refused={refused} />
          {holds("users.edit") && !user.deletedAt ? (
            <section className="grid gap-5">
              <h2 className="text-lg">{t("account")}</h2>
              <EditForm key={JSON.stringify(user)} user={user} timeZones={timeZones} refused={refused} />
            </section>
          ) : null}
          {holds("roles.assign") && !user.deletedAt ? <Roles /> : null}
        </div>
        <UserFacts user={user} now={now} />
      </div>
    </>
  );
}

function Roles() {
  const t = useWords(adminUsers);
  const { user, choices } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(hasRefused(data?.refused, "roles"));
  const pending = useNavigation().formData?.get("_do") === "roles";
  return (
    <Card as="section">
      <Form method="post" className={stackClass} key={user.roles.join()}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_do" value="roles" />
        <RoleBoxes
          choices={choices}
          held={data?.roles ?? user.roles}
          hint={t("roles_hint")}
          error={refusal.field("roles")}
        />
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {t("save_roles")}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
