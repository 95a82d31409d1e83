import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isRouteErrorResponse, type ShouldRevalidateFunction, useLoaderData, useRouteError } from "@remix-run/react";
import { useEffect, useState } from "react";
import { type RoomKind, roomKinds } from "../../../durable-objects/chat-room/protocol";
import { readCourseForAuthoring } from "../../../worker/modules/catalogue";
import { enterRoom, listBlocked, listRooms, reportMessage } from "../../../worker/modules/chat";
import { chat } from "../../../worker/words/chat";
import { translator } from "../../../worker/words/format";
import { ErrorReport } from "../../error-page";
import { formInput } from "../../forms";
import { useWords } from "../../locale";
import { ButtonLink, EmptyState } from "../../ui";
import { privateMeta } from "../shared/private-meta";
import { RoomView } from "./room/view";

const isKind = (kind: string | undefined): kind is RoomKind => roomKinds.some((known) => known === kind);
const nowhere = () => Response.json({ code: "not_found" }, { status: 404 });

/** Whether the reader may come in is asked first; the socket's door asks again. What is said comes by the socket alone. */
export async function loader({ context, params: { kind, uuid = "" } }: LoaderFunctionArgs) {
  if (!isKind(kind)) throw nowhere();
  const { face, blocked } = await context.run(enterRoom, { kind, uuid });
  const title = (await titleOf(context, kind, uuid)) ?? translator(chat, context.locale)("course_room");
  const { items } = await context.run(listBlocked, {});
  const blocks = items.map((person) => person.uuid);
  return { title, brand: context.tenant.brand.name, kind, uuid, me: face.id, blocked, blocks };
}
export const meta = privateMeta;

async function titleOf(context: LoaderFunctionArgs["context"], kind: RoomKind, uuid: string): Promise<string | null> {
  const { items } = await context.run(listRooms, { limit: 100 });
  const room = items.find((item) => item.kind === kind && item.uuid === uuid);
  if (room) return (context.locale === "ar" && room.titleAr) || room.title;
  if (kind === "private") return null;
  // Whoever keeps order everywhere is in rooms that are not on their list.
  const course = await context.attempt(readCourseForAuthoring, { uuid });
  if (!course.ok) return null;
  const { en, ar } = course.value.translations;
  return (context.locale === "ar" && ar?.title) || en.title;
}

/** Reports a message. For the page's own requests: the answer is JSON, and nothing is loaded anew. */
export async function action({ context, params: { kind, uuid }, request }: ActionFunctionArgs) {
  const { seq, ...rest } = formInput(await request.formData());
  return context.attempt(reportMessage, { ...rest, seq: Number(seq), room: { kind, uuid } });
}
/** A room is loaded once; what happens in it comes by its socket. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) =>
  currentParams.uuid !== nextParams.uuid;

export default function RoomPage() {
  const t = useWords(chat);
  const page = useLoaderData<typeof loader>();
  const [runs, setRuns] = useState(false);
  useEffect(() => setRuns(true), []);
  if (runs) return <RoomView key={page.uuid} {...page} />;
  return (
    <div className="grid gap-3">
      <h1 className="text-2xl" dir="auto">
        {page.title}
      </h1>
      <noscript>
        <p>{t("needs_scripts")}</p>
      </noscript>
      <p className="text-ink-muted">{t("opening")}</p>
    </div>
  );
}

/** Somebody else's room and none at all look alike from outside. */
export function ErrorBoundary() {
  const t = useWords(chat);
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <ErrorReport />;
  return (
    <div>
      <h1 className="sr-only">{t("no_way_in")}</h1>
      <EmptyState
        icon="lock"
        title={t("no_way_in")}
        action={<ButtonLink href="/chat">{t("back_to_rooms")}</ButtonLink>}
      >
        {t("no_way_in_text")}
      </EmptyState>
    </div>
  );
}
