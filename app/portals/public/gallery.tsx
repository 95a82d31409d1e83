import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { ar, en } from "../../../worker/words/gallery";
import { useReader } from "../../locale";
import { pageMeta } from "../../meta";
import Gallery from "../../ui/gallery/gallery";
import { LayoutSample, layoutNames } from "../../ui/gallery/layouts";
import { pageNotFound } from "./public-page";

/** The design system on one page, and each of its layouts filled with samples under its own name. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const layout = layoutNames.find((name) => name === params.layout) ?? null;
  if (params.layout && !layout) throw pageNotFound(context);
  return { layout, title: (context.locale === "ar" ? ar : en).title, brand: context.tenant.brand.name, hidden: true };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

export default function GalleryPage() {
  const { locale } = useReader();
  const { layout } = useLoaderData<typeof loader>();
  if (layout) return <LayoutSample layout={layout} lang={locale} />;
  return <Gallery lang={locale} dir={locale === "ar" ? "rtl" : "ltr"} />;
}
