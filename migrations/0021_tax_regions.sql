DROP INDEX "tax_rules_country";--> statement-breakpoint
ALTER TABLE "tax_rules" ALTER COLUMN "basis_points" SET DATA TYPE numeric(7, 2);--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "tax_basis_points" SET DATA TYPE numeric(7, 2);--> statement-breakpoint
ALTER TABLE "payers" ADD COLUMN "region_code" text;--> statement-breakpoint
ALTER TABLE "tax_rules" ADD COLUMN "region_code" text;--> statement-breakpoint
ALTER TABLE "tax_rules" ADD COLUMN "region" jsonb;--> statement-breakpoint
ALTER TABLE "tax_rules" ADD COLUMN "components" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "tax_region" jsonb;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "tax_components" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "tax_rules_place" ON "tax_rules" USING btree ("country_code",coalesce(region_code, '')) WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE "payers" ADD CONSTRAINT "payers_region" CHECK (region_code like country_code || '-%');--> statement-breakpoint
ALTER TABLE "tax_rules" ADD CONSTRAINT "tax_rules_region" CHECK ((region_code is null) = (region is null) and region_code like country_code || '-%');