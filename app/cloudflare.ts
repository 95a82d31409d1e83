// @remix-run/cloudflare ships CommonJS that Vite's plugins cannot load; this is the part of it that we use.
export * from "@remix-run/server-runtime/dist/esm/index.js";
