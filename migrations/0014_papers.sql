ALTER TABLE "invoices" DROP CONSTRAINT "invoices_kind";--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "voids_id" bigint;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "resent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_voids_id_invoices_id_fk" FOREIGN KEY ("voids_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_voids" ON "invoices" USING btree ("voids_id");--> statement-breakpoint
CREATE INDEX "invoices_issued" ON "invoices" USING btree ("issued_at","id");--> statement-breakpoint
CREATE INDEX "invoices_kind_issued" ON "invoices" USING btree ("kind","issued_at","id");--> statement-breakpoint
CREATE INDEX "invoices_voided" ON "invoices" USING btree ("issued_at","id") WHERE voided_at is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_happened" ON "ledger_entries" USING btree ("happened_at");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_kind" CHECK (kind in ('invoice','credit_note') and num_nonnulls(refund_id, voids_id) = (kind = 'credit_note')::int and (kind = 'invoice' or voided_at is null));