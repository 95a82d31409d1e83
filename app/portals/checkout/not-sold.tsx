import { checkout } from "../../../worker/words/checkout";
import { inLanguage, useReader, useWords } from "../../locale";
import { ButtonLink, EmptyState } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { mySubscription } from "../shared/plans";
import { learnHref } from "../student/addresses";

/** In place of a checkout: it is theirs already, or nobody can buy it now. */
export function NotSold({ kind, uuid, isOwned }: { kind: string; uuid: string; isOwned: boolean }) {
  const t = useWords(checkout);
  const { locale } = useReader();
  if (kind === "company_candidate_fee")
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState
          icon="check-circle"
          title={t("settled_title")}
          action={
            <ButtonLink variant="primary" href="/company/statements">
              {t("to_statements")}
            </ButtonLink>
          }
        >
          {t("settled")}
        </EmptyState>
      </>
    );
  const isCourse = kind === "course_purchase";
  const isPlan = kind === "subscription";
  return (
    <>
      <PageHeader title={t("title")} />
      {isOwned ? (
        <EmptyState
          icon="check-circle"
          title={t("owned_title")}
          action={
            <ButtonLink
              variant="primary"
              href={isCourse ? learnHref(uuid) : isPlan ? mySubscription : "/student/courses"}
            >
              {t(isCourse ? "to_course" : isPlan ? "to_my_plan" : "to_courses")}
            </ButtonLink>
          }
        >
          {t("owned")}
        </EmptyState>
      ) : (
        <EmptyState
          icon="book"
          title={t("closed_title")}
          action={
            <ButtonLink href={inLanguage(isPlan ? "/plans" : "/courses", locale)}>
              {t(isPlan ? "browse_plans" : "browse")}
            </ButtonLink>
          }
        >
          {t("closed")}
        </EmptyState>
      )}
    </>
  );
}
