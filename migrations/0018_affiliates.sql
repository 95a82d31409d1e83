CREATE TABLE "affiliate_payouts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "affiliate_payouts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"affiliate_id" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"reference" text NOT NULL,
	"recorded_by_id" bigint NOT NULL,
	"paid_at" timestamp with time zone NOT NULL,
	CONSTRAINT "affiliate_payouts_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "affiliate_payouts_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "commissions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commissions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"payment_id" bigint NOT NULL,
	"affiliate_id" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"basis_points" integer NOT NULL,
	"amount" bigint NOT NULL,
	"taken_amount" bigint DEFAULT 0 NOT NULL,
	"paid_amount" bigint DEFAULT 0 NOT NULL,
	"earned_at" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone NOT NULL,
	CONSTRAINT "commissions_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "commissions_amounts" CHECK (amount > 0 and taken_amount between 0 and amount and paid_amount between 0 and amount and held_until >= earned_at)
);
--> statement-breakpoint
CREATE TABLE "affiliate_clicks" (
	"affiliate_id" bigint NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "affiliate_clicks_affiliate_id_day_pk" PRIMARY KEY("affiliate_id","day")
);
--> statement-breakpoint
CREATE TABLE "affiliates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "affiliates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"user_id" bigint NOT NULL,
	"code" text NOT NULL,
	"basis_points" integer,
	"suspended_at" timestamp with time zone,
	"suspended_reason" text,
	CONSTRAINT "affiliates_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "affiliates_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "affiliates_code_unique" UNIQUE("code"),
	CONSTRAINT "affiliates_basis_points" CHECK (basis_points between 0 and 5000),
	CONSTRAINT "affiliates_suspended" CHECK ((suspended_at is null) = (suspended_reason is null))
);
--> statement-breakpoint
ALTER TABLE "ledger_lines" DROP CONSTRAINT "ledger_lines_account";--> statement-breakpoint
ALTER TABLE "notification_preferences" DROP CONSTRAINT "notification_preferences_type";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_type";--> statement-breakpoint
ALTER TABLE "billing_settings" ADD COLUMN "affiliates_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD COLUMN "affiliate_basis_points" integer DEFAULT 1000 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD COLUMN "affiliate_window_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD COLUMN "affiliate_min_payout" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "affiliate_id" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "commission_basis_points" integer;--> statement-breakpoint
ALTER TABLE "affiliate_payouts" ADD CONSTRAINT "affiliate_payouts_affiliate_id_affiliates_id_fk" FOREIGN KEY ("affiliate_id") REFERENCES "public"."affiliates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliate_payouts" ADD CONSTRAINT "affiliate_payouts_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_affiliate_id_affiliates_id_fk" FOREIGN KEY ("affiliate_id") REFERENCES "public"."affiliates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliate_clicks" ADD CONSTRAINT "affiliate_clicks_affiliate_id_affiliates_id_fk" FOREIGN KEY ("affiliate_id") REFERENCES "public"."affiliates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliates" ADD CONSTRAINT "affiliates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "affiliate_payouts_affiliate" ON "affiliate_payouts" USING btree ("affiliate_id","id");--> statement-breakpoint
CREATE INDEX "affiliate_payouts_recorded_by" ON "affiliate_payouts" USING btree ("recorded_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "commissions_payment" ON "commissions" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "commissions_affiliate" ON "commissions" USING btree ("affiliate_id","id");--> statement-breakpoint
CREATE INDEX "commissions_open" ON "commissions" USING btree ("affiliate_id","held_until") WHERE amount - taken_amount <> paid_amount;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_affiliate_id_affiliates_id_fk" FOREIGN KEY ("affiliate_id") REFERENCES "public"."affiliates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_affiliate" ON "orders" USING btree ("affiliate_id");--> statement-breakpoint
ALTER TABLE "billing_settings" ADD CONSTRAINT "billing_settings_affiliates" CHECK (affiliate_basis_points between 0 and 5000 and affiliate_window_days between 1 and 365);--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_account" CHECK (account in ('gateway_clearing','sales','sales_refunds','tax_payable','customer_credit','receivable','disputed','dispute_losses','affiliate_commissions','affiliate_payable','payouts'));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_commission" CHECK ((affiliate_id is null) = (commission_basis_points is null) and commission_basis_points between 0 and 5000);--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_type" CHECK ("notification_preferences"."type" in ('enrolment.by_instructor','certificate.issued','certificate.revoked','course.completed','quiz.graded','quiz.allowance','chat.mentioned','chat.private_message','live_session.scheduled','live_session.starting','subscription.renewing','subscription.ending','subscription.payment_failed','subscription.ended','affiliate.earned','affiliate.paid_out','live_session.cancelled','account.suspended','account.reinstated','account.password_changed','platform.alert_fired','platform.alert_resolved','dead_letter'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_type" CHECK ("notifications"."type" in ('enrolment.by_instructor','certificate.issued','certificate.revoked','course.completed','quiz.graded','quiz.allowance','chat.mentioned','chat.private_message','live_session.scheduled','live_session.starting','subscription.renewing','subscription.ending','subscription.payment_failed','subscription.ended','affiliate.earned','affiliate.paid_out','live_session.cancelled','account.suspended','account.reinstated','account.password_changed','platform.alert_fired','platform.alert_resolved','dead_letter'));--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['affiliates', 'commissions', 'affiliate_payouts'] loop
    execute format('create trigger %I before update on %I for each row execute function touch_updated_at()', t || '_touch', t);
  end loop;
  foreach t in array array['commissions', 'affiliate_payouts'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function audit_row()', t || '_audit', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger affiliates_audit after insert or update or delete on affiliates for each row execute function audit_row('user_id:suspended_reason');
--> statement-breakpoint
-- What was paid out stays as it was written.
revoke update, delete, truncate on affiliate_payouts from app;
