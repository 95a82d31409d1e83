import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import {
  changePassword,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  type SessionRow,
} from "../../../worker/modules/accounts";
import { account } from "../../../worker/words/account";
import { formatRelative, translator } from "../../../worker/words/format";
import { formInput, useRefusal } from "../../forms";
import { useReader, useWords } from "../../locale";
import { Badge, Button, FormActions, FormError, Notice, stackClass, TextField } from "../../ui";
import { NewPasswordField } from "../shared/new-password-field";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { items } = await context.run(listSessions, {});
  return {
    title: translator(account, context.locale)("security_title"),
    brand: context.tenant.brand.name,
    sessions: items,
    now: context.nowIso,
    changed: new URL(request.url).searchParams.has("changed"),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("_do") === "password") {
    const changed = await context.attempt(changePassword, formInput(form));
    if (!changed.ok) return { refused: { problem: changed.problem, values: {} } };
    // Every session has ended, this one too: the browser goes on with the new one.
    return redirect("/account/security?changed=1", { status: 303, headers: context.startSession(changed.value) });
  }
  const attempt = await (form.get("_do") === "others"
    ? context.attempt(revokeOtherSessions, {})
    : context.attempt(revokeSession, formInput(form)));
  if (!attempt.ok) return { refused: { problem: attempt.problem, values: {} } };
  return redirect("/account/security", 303);
}

export default function Security() {
  const t = useWords(account);
  const { sessions, changed, now } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  return (
    <div className="grid max-w-2xl gap-12">
      <section>
        <PageHeader title={t("security_title")} />
        <h2 className="text-lg">{t("change_password")}</h2>
        <p className="mb-5 text-ink-muted">{t("change_password_lead")}</p>
        <Form method="post" className={stackClass}>
          {changed ? (
            <Notice tone="success" live>
              {t("password_changed")}
            </Notice>
          ) : null}
          {refusal.message ? <FormError title={refusal.message} /> : null}
          <input type="hidden" name="_do" value="password" />
          <TextField
            name="currentPassword"
            type="password"
            label={t("current_password")}
            autoComplete="current-password"
            required
            maxLength={200}
            error={refusal.field("currentPassword")}
          />
          <NewPasswordField name="newPassword" error={refusal.field("newPassword")} />
          <FormActions>
            <Button type="submit" variant="primary">
              {t("change_password")}
            </Button>
          </FormActions>
        </Form>
      </section>
      <section className="grid gap-4">
        <h2 className="text-lg">{t("devices")}</h2>
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <Device key={session.uuid} session={session} now={now} />
          ))}
        </ul>
        {sessions.length > 1 ? (
          <Form method="post">
            <Button type="submit" name="_do" value="others">
              {t("sign_out_others")}
            </Button>
          </Form>
        ) : null}
      </section>
    </div>
  );
}

function Device({ session, now }: { session: SessionRow; now: string }) {
  const t = useWords(account);
  const { locale } = useReader();
  const { browser, system, form } = session.device;
  const name =
    form === "program"
      ? t("program")
      : browser && system
        ? t("browser_on", { browser, system })
        : (browser ?? system ?? t("unknown_browser"));
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4">
      <div className="grid gap-0.5">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {session.current ? <Badge tone="success">{t("this_device")}</Badge> : null}
        </p>
        <p className="text-sm text-ink-muted">{[session.place, session.address].filter(Boolean).join(" · ")}</p>
        <p className="text-sm text-ink-faint">
          {t("signed_in_at", { when: formatRelative(session.createdAt, now, locale) })} ·{" "}
          {t("last_seen", { when: formatRelative(session.lastSeenAt, now, locale) })}
        </p>
      </div>
      {session.current ? null : (
        <Form method="post">
          <input type="hidden" name="_do" value="one" />
          <input type="hidden" name="uuid" value={session.uuid} />
          <Button type="submit" size="sm" aria-label={t("sign_out_device_of", { device: name })}>
            {t("sign_out_device")}
          </Button>
        </Form>
      )}
    </li>
  );
}
