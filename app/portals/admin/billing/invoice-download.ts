import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { downloadInvoice } from "../../../../worker/modules/billing";

/** A plain link to a PDF: the download is counted, then the browser is sent to where the file lies for some minutes. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { url } = await context.run(downloadInvoice, { invoiceUuid: params.uuid ?? "" });
  return redirect(url);
}
