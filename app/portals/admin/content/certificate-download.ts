import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { downloadCertificate } from "../../../../worker/modules/credentials";

/** A plain link to a PDF: the download is counted, then the browser is sent to where the file lies for some minutes. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const locale = new URL(request.url).searchParams.get("locale") === "ar" ? "ar" : "en";
  const { url } = await context.run(downloadCertificate, { number: params.number ?? "", locale });
  return redirect(url);
}
