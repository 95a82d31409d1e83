import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { downloadStatement } from "../../../worker/modules/billing";

/** A plain link to a PDF, as with invoices. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { url } = await context.run(downloadStatement, { statementUuid: params.uuid ?? "" });
  return redirect(url);
}
