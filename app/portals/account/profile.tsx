import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { me, updateProfile } from "../../../worker/modules/accounts";
import { account } from "../../../worker/words/account";
import { translator } from "../../../worker/words/format";
import { shell } from "../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { Button, FormActions, FormError, Notice, stackClass } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { PersonNameFields } from "../shared/person-name-fields";
import { privateMeta } from "../shared/private-meta";
import { InstructorFields } from "./instructor-fields";
import { PhotoField } from "./photo-field";
import { StudentFields } from "./student-fields";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const profile = await context.run(me, {});
  return {
    title: translator(account, context.locale)("profile_title"),
    brand: context.tenant.brand.name,
    profile,
    photo: await context.links.picture(profile.photoUuid),
    saved: new URL(request.url).searchParams.has("saved"),
  };
}
export const meta = privateMeta;
/** The page is its folder's index: without the mark a form would go to the frame around it, which takes none. */
const here = "/account?index";

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { links, ...input } = formInput(form) as { links?: { kind: string; url: string }[]; openToWork?: unknown };
  // A box that is not ticked is not sent.
  if (form.has("_candidate")) input.openToWork ??= false;
  // Unused rows of the list of links arrive empty.
  const given = links?.filter(({ url }) => url.trim() !== "");
  const attempt = await context.attempt(updateProfile, given ? { ...input, links: given } : input);
  if (attempt.ok) return redirect("/account?saved=1", 303);
  return { refused: { problem: attempt.problem, values: typed(form) } };
}

export default function Profile() {
  const t = useWords(account);
  const common = useWords(shell);
  const { profile, photo, saved } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  const pending = useNavigation().formAction === here;
  return (
    <div className="max-w-2xl">
      <PageHeader title={t("profile_title")} lead={t("profile_lead")} />
      <PhotoField name={profile.fullName} photo={photo} error={refusal.field("photo")} />
      <Form method="post" action={here} className={stackClass}>
        {saved && !data ? (
          <Notice tone="success" live>
            {common("saved")}
          </Notice>
        ) : null}
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <PersonNameFields
          isOwn
          person={profile}
          refusal={refusal}
          words={t}
          hints={{ fullName: t("full_name_hint") }}
        />
        {profile.student ? <StudentFields student={profile.student} refusal={refusal} /> : null}
        {profile.instructor ? <InstructorFields instructor={profile.instructor} refusal={refusal} /> : null}
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {common("save")}
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
