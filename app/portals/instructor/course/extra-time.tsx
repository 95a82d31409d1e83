import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { formatNumber, formatPercent } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { DataTable, Select, TextField } from "../../../ui";
import { ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";

interface Accommodation {
  userUuid: string;
  fullName: string;
  extraTimePercent: number;
  extraAttempts: number;
}
interface ExtraTimeProps {
  accommodations: Accommodation[];
  students: { uuid: string; name: string }[];
  refused: RefusedAct | undefined;
}

/** Who has more time or attempts than the quiz gives, and the dialog that gives them. */
export function ExtraTime({ accommodations, students, refused }: ExtraTimeProps) {
  const t = useWords(authoringQuiz);
  const common = useWords(shell);
  const { locale } = useReader();
  const { dialog, of } = useOpenDialog();
  const refusal = useRefusal(refused);
  const known = accommodations.find(({ userUuid }) => userUuid === of);
  // Those who have some already stand in the list as well, wherever they are among the students.
  const choices = new Map([
    ...students.map(({ uuid, name }) => [uuid, name] as const),
    ...accommodations
      .filter(({ userUuid }) => !students.some(({ uuid }) => uuid === userUuid))
      .map(({ userUuid, fullName }) => [userUuid, fullName] as const),
  ]);
  return (
    <>
      {accommodations.length > 0 ? (
        <DataTable
          caption={t("extra_time_given")}
          rows={accommodations}
          rowKey={({ userUuid }) => userUuid}
          columns={[
            { id: "student", header: t("student"), phone: "lead", cell: ({ fullName }) => <bdi>{fullName}</bdi> },
            {
              id: "time",
              header: t("extra_time"),
              align: "end",
              cell: ({ extraTimePercent }) => formatPercent(extraTimePercent, locale),
            },
            {
              id: "attempts",
              header: t("extra_attempts"),
              align: "end",
              cell: ({ extraAttempts }) => formatNumber(extraAttempts, locale),
            },
            {
              id: "acts",
              header: t("change"),
              hideHeader: true,
              phone: "side",
              align: "end",
              cell: ({ userUuid, fullName }) => (
                <DialogLink
                  dialog="set_accommodation"
                  of={userUuid}
                  variant="quiet"
                  aria-label={t("give_extra_time_to", { name: fullName })}
                >
                  {t("change")}
                </DialogLink>
              ),
            },
          ]}
        />
      ) : null}
      {dialog === "set_accommodation" ? (
        <ActDialog
          act="set_accommodation"
          title={t("give_extra_time")}
          description={t("extra_time_text")}
          confirm={common("save")}
          refused={refused}
        >
          <Select
            name="userUuid"
            label={t("student")}
            emptyLabel={t("choose_student")}
            required
            defaultValue={refusal.value("userUuid", of ?? "")}
            error={refusal.field("userUuid")}
            options={[...choices].map(([value, label]) => ({ value, label }))}
          />
          <TextField
            name="extraTimePercent"
            label={t("extra_time_percent")}
            hint={t("extra_time_hint")}
            type="number"
            min={0}
            max={400}
            required
            defaultValue={refusal.value("extraTimePercent", String(known?.extraTimePercent ?? 25))}
            error={refusal.field("extraTimePercent")}
          />
          <TextField
            name="extraAttempts"
            label={t("extra_attempts")}
            type="number"
            min={0}
            max={100}
            required
            defaultValue={refusal.value("extraAttempts", String(known?.extraAttempts ?? 0))}
            error={refusal.field("extraAttempts")}
          />
        </ActDialog>
      ) : null}
    </>
  );
}
