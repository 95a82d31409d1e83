import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { Problem } from "../../../../worker/http/problem";
import {
  archiveNotifications,
  listNotifications,
  markRead,
  markUnread,
  type NotificationItem,
  unarchiveNotifications,
} from "../../../../worker/modules/notifications";
import { shelves } from "../../../../worker/modules/notifications/inputs";
import { translator } from "../../../../worker/words/format";
import { notices } from "../../../../worker/words/notices";
import { formInput, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { ownPath } from "../../../own-path";
import { ButtonLink, Card, EmptyState, FormError, Tabs } from "../../../ui";
import { ActButton } from "../../shared/act-dialog";
import { afterAct } from "../../shared/after-act";
import { NoticeLine } from "../../shared/bell/notice-line";
import { DoneNotice } from "../../shared/done-notice";
import { ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const shelf = shelves.find((known) => known === searchParams.get("shelf")) ?? "all";
  return {
    title: translator(notices, context.locale)("title"),
    brand: context.tenant.brand.name,
    shelf,
    page: await context.run(listNotifications, { shelf, limit: 30, cursor: searchParams.get("cursor") ?? undefined }),
  };
}
export const meta = privateMeta;

const marks = { read: markRead, archived: archiveNotifications } as const;
const unmarks = { unread: markUnread, unarchived: unarchiveNotifications } as const;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = String(form.get("_do"));
  if (act === "open") {
    await context.attempt(markRead, formInput(form));
    return redirect(ownPath(form.get("_to"), context.tenant.origin) ?? "/account/notifications", 303);
  }
  if (act in marks) {
    const marked = await context.attempt(marks[act as keyof typeof marks], formInput(form));
    return marked.ok ? afterAct(request, act, { undo: marked.value.at }) : refused(marked.problem);
  }
  if (act in unmarks) {
    const unmarked = await context.attempt(unmarks[act as keyof typeof unmarks], formInput(form));
    return unmarked.ok ? afterAct(request, act) : refused(unmarked.problem);
  }
  throw new Response(null, { status: 400 });
}
const refused = (problem: Problem) => ({ refused: { problem, values: {} } });

export default function Notifications() {
  const t = useWords(notices);
  const { person } = useReader();
  const { shelf, page } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const [params] = useSearchParams();
  const unread = person?.unread ?? 0;
  const undone = params.get("done") === "archived" ? "unarchived" : "unread";
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={<ButtonLink href="/account/notifications/preferences">{t("choose")}</ButtonLink>}
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as keyof typeof notices.en)}
        undo={{ act: undone, field: "at" }}
        hidden={refusal.message !== null}
      />
      {refusal.message ? <FormError title={refusal.message} /> : null}
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <Tabs
          label={t("shelves")}
          items={(["all", "unread", "archived"] as const).map((name) => ({
            href: name === "all" ? "/account/notifications" : `/account/notifications?shelf=${name}`,
            label: t(`shelf_${name}`),
            current: name === shelf,
            ...(name === "unread" && unread > 0 ? { count: unread > 99 ? "99+" : String(unread) } : {}),
          }))}
        />
        {shelf === "archived" || page.items.length === 0 ? null : (
          <div className="flex flex-wrap gap-2">
            <ActButton act="read" variant="quiet" icon="check">
              {t("read_all")}
            </ActButton>
            {shelf === "all" ? (
              <ActButton act="archived" variant="quiet">
                {t("archive_read")}
              </ActButton>
            ) : null}
          </div>
        )}
      </div>
      {page.items.length === 0 ? (
        <EmptyState icon="bell" title={t(`empty_${shelf}`)}>
          {t(`empty_${shelf}_text`)}
        </EmptyState>
      ) : (
        <Card>
          <ul className="-m-2 divide-y divide-line">
            {page.items.map((item) => (
              <li key={item.uuid} className="flex flex-wrap items-center gap-x-2 py-1 sm:flex-nowrap">
                <div className="min-w-0 basis-full sm:flex-1">
                  <NoticeLine item={item} roomy />
                </div>
                <Acts item={item} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <ListPages shown={page.items.length} next={page.next} />
    </div>
  );
}

function Acts({ item }: { item: NotificationItem }) {
  const t = useWords(notices);
  const fields = { "uuids[]": item.uuid };
  return (
    <div className="flex shrink-0 gap-1 ps-14 pb-2 sm:p-0">
      {item.archivedAt ? null : (
        <ActButton act={item.readAt ? "unread" : "read"} fields={fields} variant="quiet">
          {t(item.readAt ? "mark_unread" : "mark_read")}
        </ActButton>
      )}
      <ActButton act={item.archivedAt ? "unarchived" : "archived"} fields={fields} variant="quiet">
        {t(item.archivedAt ? "unarchive" : "archive")}
      </ActButton>
    </div>
  );
}
