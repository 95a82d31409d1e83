CREATE TABLE "account_movements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_movements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"key" text NOT NULL,
	"payer_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"title" jsonb NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"statement_id" bigint,
	CONSTRAINT "account_movements_key_unique" UNIQUE("key"),
	CONSTRAINT "account_movements_kind" CHECK (kind in ('charge','credit','payment','payment_back')),
	CONSTRAINT "account_movements_amount" CHECK (case when kind in ('charge','payment_back') then amount > 0 else amount < 0 end)
);
--> statement-breakpoint
CREATE TABLE "candidate_fees" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "candidate_fees_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"payer_id" bigint NOT NULL,
	"candidate_id" bigint NOT NULL,
	"job_uuid" uuid NOT NULL,
	"job_title" jsonb NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"credited_amount" bigint DEFAULT 0 NOT NULL,
	"charged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "candidate_fees_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "candidate_fees_amounts" CHECK (tax >= 0 and total > 0 and credited_amount between 0 and total)
);
--> statement-breakpoint
CREATE TABLE "payers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"name" text NOT NULL,
	"contact_id" bigint NOT NULL,
	"country_code" char(2) NOT NULL,
	"tax_number" text,
	"currency" char(3) NOT NULL,
	"candidate_fee" bigint NOT NULL,
	CONSTRAINT "payers_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "payers_fee" CHECK (candidate_fee > 0)
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "statements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"payer_id" bigint NOT NULL,
	"series" text NOT NULL,
	"number" integer NOT NULL,
	"period" char(7) NOT NULL,
	"currency" char(3) NOT NULL,
	"opening" bigint NOT NULL,
	"charges" bigint NOT NULL,
	"credits" bigint NOT NULL,
	"payments" bigint NOT NULL,
	"closing" bigint NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"paper" jsonb NOT NULL,
	CONSTRAINT "statements_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "statements_sums" CHECK (closing = opening + charges - credits - payments)
);
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_kind";--> statement-breakpoint
ALTER TABLE "ledger_lines" DROP CONSTRAINT "ledger_lines_account";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_kind";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_thing";--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD COLUMN "statement_prefix" text DEFAULT 'STM' NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "fee_id" bigint;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "payer_id" bigint;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "credit_key" text;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "voids_id" bigint;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "resent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "statement_id" bigint;--> statement-breakpoint
ALTER TABLE "account_movements" ADD CONSTRAINT "account_movements_payer_id_payers_id_fk" FOREIGN KEY ("payer_id") REFERENCES "public"."payers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_movements" ADD CONSTRAINT "account_movements_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_fees" ADD CONSTRAINT "candidate_fees_payer_id_payers_id_fk" FOREIGN KEY ("payer_id") REFERENCES "public"."payers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_fees" ADD CONSTRAINT "candidate_fees_candidate_id_users_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payers" ADD CONSTRAINT "payers_contact_id_users_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_payer_id_payers_id_fk" FOREIGN KEY ("payer_id") REFERENCES "public"."payers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_movements_payer" ON "account_movements" USING btree ("payer_id","id");--> statement-breakpoint
CREATE INDEX "account_movements_statement" ON "account_movements" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "account_movements_unlisted" ON "account_movements" USING btree ("payer_id","happened_at") WHERE statement_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "candidate_fees_once" ON "candidate_fees" USING btree ("payer_id","candidate_id","job_uuid");--> statement-breakpoint
CREATE INDEX "candidate_fees_candidate" ON "candidate_fees" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "payers_contact" ON "payers" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "statements_number" ON "statements" USING btree ("series","number");--> statement-breakpoint
CREATE UNIQUE INDEX "statements_period" ON "statements" USING btree ("payer_id","period");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_fee_id_candidate_fees_id_fk" FOREIGN KEY ("fee_id") REFERENCES "public"."candidate_fees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_payer_id_payers_id_fk" FOREIGN KEY ("payer_id") REFERENCES "public"."payers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_voids_id_invoices_id_fk" FOREIGN KEY ("voids_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_fee" ON "invoices" USING btree ("fee_id") WHERE kind = 'invoice';--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_credit" ON "invoices" USING btree ("credit_key");--> statement-breakpoint
CREATE INDEX "invoices_fee_all" ON "invoices" USING btree ("fee_id");--> statement-breakpoint
CREATE INDEX "invoices_payer" ON "invoices" USING btree ("payer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_voids" ON "invoices" USING btree ("voids_id");--> statement-breakpoint
CREATE INDEX "invoices_issued" ON "invoices" USING btree ("issued_at","id");--> statement-breakpoint
CREATE INDEX "invoices_kind_issued" ON "invoices" USING btree ("kind","issued_at","id");--> statement-breakpoint
CREATE INDEX "invoices_voided" ON "invoices" USING btree ("issued_at","id") WHERE voided_at is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_happened" ON "ledger_entries" USING btree ("happened_at");--> statement-breakpoint
CREATE INDEX "order_lines_statement" ON "order_lines" USING btree ("statement_id");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_for" CHECK (num_nonnulls(order_id, fee_id) = 1 and (fee_id is null) = (payer_id is null));--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_kind" CHECK (kind in ('invoice','credit_note') and num_nonnulls(refund_id, voids_id, credit_key) = (kind = 'credit_note')::int and (kind = 'invoice' or voided_at is null));--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_account" CHECK (account in ('gateway_clearing','sales','sales_refunds','tax_payable','customer_credit','receivable','disputed','dispute_losses'));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_kind" CHECK (kind in ('course_purchase','bundle_purchase','subscription','company_candidate_fee'));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_thing" CHECK ((kind = 'course_purchase') = (course_id is not null) and (kind = 'bundle_purchase') = (bundle_id is not null)
        and (kind = 'subscription') = (plan_id is not null) and (kind = 'company_candidate_fee') = (statement_id is not null));--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['payers', 'candidate_fees', 'statements'] loop
    execute format('create trigger %I before update on %I for each row execute function touch_updated_at()', t || '_touch', t);
  end loop;
  foreach t in array array['candidate_fees', 'statements'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function audit_row()', t || '_audit', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger payers_audit after insert or update or delete on payers for each row execute function audit_row('contact_id:tax_number');
