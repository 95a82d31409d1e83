import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import {
  cancelSession,
  editSession,
  listSessionsOfCourse,
  scheduleSession,
  setRecording,
} from "../../../../worker/modules/live";
import { translator } from "../../../../worker/words/format";
import { live } from "../../../../worker/words/live";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { ButtonLink, EmptyState, FormError, TextField } from "../../../ui";
import { attendanceHref, sessionHref } from "../../live/addresses";
import { SessionRow, sessionListClass } from "../../live/session-row";
import { ActDialog, DialogLink, hasRefused, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { DoneNotice } from "../../shared/done-notice";
import { ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { fromLocalInput } from "../local-time";
import { actOn } from "./act";
import { SessionFields } from "./session-fields";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const input = { courseUuid: params.course ?? "", ...filtersOf(request.url, ["cursor"]) };
  return {
    title: translator(live, context.locale)("sessions"),
    brand: context.tenant.brand.name,
    page: await context.run(listSessionsOfCourse, input as InputOf<typeof listSessionsOfCourse>),
    timeZones: Intl.supportedValuesOf("timeZone"),
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

const verbs = { schedule: scheduleSession, edit: editSession, cancel: cancelSession, recording: setRecording };

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  return actOn({ context, request, form }, verbs, (input, act) => {
    if (act !== "schedule" && act !== "edit") return input;
    const startsAt = fromLocalInput(String(input.startsAt), String(input.timeZone));
    return { ...input, startsAt, ...(act === "schedule" ? { courseUuid: params.course } : {}) };
  });
}

export default function CourseSessions() {
  const t = useWords(live);
  const { timeZone } = useReader();
  const { page, timeZones, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const refusal = useRefusal(hasRefused(refused, dialog ?? ""));
  const direct = useRefusal(dialog ? undefined : refused);
  const chosen = page.items.find(({ uuid }) => uuid === of);
  const isPlanning = dialog === "schedule" || (dialog === "edit" && chosen);
  const plan = (
    <DialogLink dialog="schedule" variant="primary" size="md" icon="plus">
      {t("schedule")}
    </DialogLink>
  );
  return (
    <>
      <PageHeader title={t("sessions")} lead={t("course_lead")} actions={page.items.length > 0 ? plan : null} />
      <DoneNotice say={(done) => t(`done_${done}` as "done_schedule")} hidden={Boolean(refused)} />
      {direct.message ? <FormError title={direct.message} /> : null}
      {page.items.length > 0 ? (
        <ul className={sessionListClass}>
          {page.items.map((session) => (
            <SessionRow
              key={session.uuid}
              session={session}
              withoutCourse
              actions={<SessionActs session={session} course={session.course.uuid} />}
            />
          ))}
        </ul>
      ) : (
        <EmptyState icon="calendar" title={t("course_empty")} action={plan}>
          {t("course_empty_text")}
        </EmptyState>
      )}
      <ListPages shown={page.items.length} next={page.next} />
      {isPlanning ? (
        <ActDialog
          act={dialog}
          size="wide"
          title={t(dialog === "edit" ? "edit" : "schedule")}
          confirm={t(dialog === "edit" ? "edit" : "schedule")}
          refused={refused}
          fields={chosen && dialog === "edit" ? { uuid: chosen.uuid } : { _key: key }}
        >
          <SessionFields
            refusal={refusal}
            timeZones={timeZones}
            timeZone={timeZone}
            {...(chosen && dialog === "edit" ? { value: chosen } : {})}
          />
        </ActDialog>
      ) : null}
      {dialog === "cancel" && chosen ? (
        <ActDialog
          act="cancel"
          title={t("cancel_title", { title: chosen.title })}
          description={t("cancel_text")}
          confirm={t("cancel")}
          danger
          refused={refused}
          fields={{ uuid: chosen.uuid }}
        />
      ) : null}
      {dialog === "recording" && chosen ? (
        <ActDialog
          act="recording"
          title={t("set_recording")}
          confirm={t("set_recording")}
          refused={refused}
          fields={{ uuid: chosen.uuid }}
        >
          <TextField
            name="recordingUrl"
            type="url"
            dir="ltr"
            label={t("recording_url")}
            hint={t("recording_hint")}
            maxLength={2000}
            defaultValue={refusal.value("recordingUrl", chosen.recordingUrl ?? "")}
            error={refusal.field("recordingUrl")}
          />
        </ActDialog>
      ) : null}
    </>
  );
}

type Session = ReturnType<typeof useLoaderData<typeof loader>>["page"]["items"][number];

/** What can be done with a session, by where it stands. */
function SessionActs({ session: { uuid, status }, course }: { session: Session; course: string }) {
  const t = useWords(live);
  const isToCome = status === "scheduled";
  return (
    <>
      {isToCome || status === "live" ? (
        <>
          <DialogLink dialog="edit" of={uuid} variant="quiet">
            {t("edit")}
          </DialogLink>
          {isToCome ? (
            <DialogLink dialog="cancel" of={uuid} variant="quiet">
              {t("cancel")}
            </DialogLink>
          ) : null}
        </>
      ) : null}
      {status === "ended" ? (
        <DialogLink dialog="recording" of={uuid} variant="quiet">
          {t("set_recording")}
        </DialogLink>
      ) : null}
      {status === "live" || status === "ended" ? (
        <ButtonLink href={attendanceHref(course, uuid)} size="sm">
          {t("attendance")}
        </ButtonLink>
      ) : null}
      {status === "cancelled" ? null : (
        <ButtonLink href={sessionHref(uuid)} size="sm" variant={status === "ended" ? "secondary" : "primary"}>
          {t(status === "live" ? "join" : status === "ended" ? "look" : "open")}
        </ButtonLink>
      )}
    </>
  );
}
