declare module "@remix-run/server-runtime/dist/esm/index.js" {
  export * from "@remix-run/server-runtime";
}
declare module "virtual:remix/server-build" {
  import type { ServerBuild } from "@remix-run/server-runtime";

  const build: ServerBuild;
  export = build;
}
