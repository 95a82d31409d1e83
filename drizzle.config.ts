import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./worker/kernel/schema.ts", "./worker/modules/*/schema.ts"],
  out: "./migrations",
});
