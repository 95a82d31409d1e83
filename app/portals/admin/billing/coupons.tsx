import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createCoupon, endCoupon, listCoupons } from "../../../../worker/modules/billing";
import { readCourse } from "../../../../worker/modules/catalogue";
import { adminBilling } from "../../../../worker/words/admin-billing";
import { adminCoupons } from "../../../../worker/words/admin-coupons";
import { translator } from "../../../../worker/words/format";
import { formInput, typed } from "../../../forms";
import { useWords } from "../../../locale";
import { DataTable, EmptyState } from "../../../ui";
import { ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { privateMeta } from "../../shared/private-meta";
import { useCouponColumns } from "./coupon-columns";
import { CouponFields } from "./coupon-fields";
import { couponInput } from "./coupon-input";
import { BillingFrame } from "./frame";

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(adminBilling, context.locale)("coupons_title"),
    brand: context.tenant.brand.name,
    ...(await context.run(listCoupons, {})),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type Coupon = ReturnType<typeof useLoaderData<typeof loader>>["items"][number];

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do") === "end" ? "end" : "coupon";
  if (act === "end") {
    const ended = await context.attempt(endCoupon, formInput(form));
    if (ended.ok) return afterAct(request, act);
    return { refused: { act, problem: ended.problem, values: {} } satisfies RefusedAct };
  }
  const slug = String(form.get("_course") ?? "").trim();
  const course = slug ? await context.attempt(readCourse, { slug }) : null;
  const found = course?.ok && "uuid" in course.value ? course.value.uuid : undefined;
  if (slug && !found) return { refused: null, courseUnknown: true, values: typed(form) };
  const zone = context.person?.timeZone ?? context.tenant.timeZone;
  const made = await context.attempt(createCoupon, couponInput(form, zone, found));
  if (made.ok) return afterAct(request, act);
  return { refused: { act, problem: made.problem, values: typed(form) } satisfies RefusedAct };
}

export default function Coupons() {
  const t = useWords(adminCoupons);
  const { items, title } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refused = data?.refused ?? undefined;
  const { dialog, of } = useOpenDialog();
  const ending = items.find(({ uuid }) => uuid === of);
  return (
    <BillingFrame
      part="coupons"
      actions={
        <DialogLink dialog="coupon" variant="primary" size="md" icon="plus">
          {t("new_coupon")}
        </DialogLink>
      }
    >
      <DoneNotice say={(done) => t(`done_${done}` as "done_coupon")} hidden={Boolean(data)} />
      <DataTable
        caption={title}
        hideCaption
        rows={items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="list" title={t("coupons_empty")}>
            {t("coupons_empty_text")}
          </EmptyState>
        }
        columns={useCouponColumns()}
      />
      {dialog === "coupon" ? (
        <ActDialog act="coupon" size="wide" title={t("new_coupon")} confirm={t("new_coupon")} refused={refused}>
          <CouponFields
            refused={refused ?? (data && "values" in data && data.values ? { values: data.values } : undefined)}
            courseUnknown={Boolean(data && "courseUnknown" in data)}
          />
        </ActDialog>
      ) : null}
      {dialog === "end" && ending ? (
        <ActDialog
          act="end"
          title={t("end_coupon_title", { name: ending.code })}
          description={t("end_coupon_text")}
          confirm={t("end")}
          danger
          refused={refused}
          fields={{ uuid: ending.uuid }}
        />
      ) : null}
    </BillingFrame>
  );
}
