import type { PageContext } from "../worker/http/page-context";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends PageContext {}
}
declare module "@remix-run/cloudflare" {
  interface AppLoadContext extends PageContext {}
}
declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
