import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { pageNotFound } from "./public-page";

/** Every address that is nobody's: 404, in the language of the address. */
export function loader({ context }: LoaderFunctionArgs): never {
  throw pageNotFound(context);
}

/** Never drawn: it makes this a page, so that the layout's error page answers. */
export default function NotFound() {
  return null;
}
