CREATE TABLE "plan_features" (
	"plan_id" bigint NOT NULL,
	"feature" text NOT NULL,
	"limit" integer,
	CONSTRAINT "plan_features_plan_id_feature_pk" PRIMARY KEY("plan_id","feature"),
	CONSTRAINT "plan_features_feature" CHECK (feature in ('course_access','premium_content','chat_access','downloads','certificates','events','job_postings','priority_support')),
	CONSTRAINT "plan_features_limit" CHECK ("limit" is null or "limit" > 0)
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"slug" text NOT NULL,
	"translations" jsonb NOT NULL,
	"price" jsonb NOT NULL,
	"trial_days" integer DEFAULT 0 NOT NULL,
	"rank" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	CONSTRAINT "plans_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "plans_trial_days" CHECK (trial_days between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "subscription_periods" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscription_periods_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"subscription_id" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"cycle" text NOT NULL,
	"currency" char(3) NOT NULL,
	"anchor_at" timestamp with time zone NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"line_uuid" uuid,
	"fee" bigint NOT NULL,
	"value" bigint NOT NULL,
	"base_id" bigint,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "subscription_periods_line_uuid_unique" UNIQUE("line_uuid"),
	CONSTRAINT "subscription_periods_cycle" CHECK (cycle in ('monthly','quarterly','annual')),
	CONSTRAINT "subscription_periods_time" CHECK (ends_at > starts_at),
	CONSTRAINT "subscription_periods_value" CHECK (value between 0 and fee)
);
--> statement-breakpoint
CREATE TABLE "subscription_terms" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscription_terms_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"line_uuid" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"cycle" text NOT NULL,
	"currency" char(3) NOT NULL,
	"how" text NOT NULL,
	"subscription_id" bigint,
	"base_id" bigint,
	"base_refunded" bigint DEFAULT 0 NOT NULL,
	"time_zone" text NOT NULL,
	"anchor_at" timestamp with time zone,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"fee" bigint NOT NULL,
	"credit" bigint DEFAULT 0 NOT NULL,
	"auto_renew" boolean DEFAULT true NOT NULL,
	"payable_until" timestamp with time zone,
	CONSTRAINT "subscription_terms_line_uuid_unique" UNIQUE("line_uuid"),
	CONSTRAINT "subscription_terms_cycle" CHECK (cycle in ('monthly','quarterly','annual')),
	CONSTRAINT "subscription_terms_how" CHECK (how in ('start','upgrade','renewal')),
	CONSTRAINT "subscription_terms_base" CHECK ((how = 'start') = (base_id is null) and (how = 'start') = (subscription_id is null)),
	CONSTRAINT "subscription_terms_period" CHECK ((how <> 'renewal' or starts_at is not null) and (how <> 'start' or starts_at is null) and (starts_at is null) = (ends_at is null) and (starts_at is null) = (anchor_at is null)),
	CONSTRAINT "subscription_terms_credit" CHECK (credit between 0 and fee)
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"user_id" bigint NOT NULL,
	"plan_id" bigint NOT NULL,
	"cycle" text NOT NULL,
	"currency" char(3) NOT NULL,
	"status" text NOT NULL,
	"auto_renew" boolean NOT NULL,
	"time_zone" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"paid_until" timestamp with time zone NOT NULL,
	"turns_at" timestamp with time zone,
	"next_plan_id" bigint,
	"next_cycle" text,
	"cancelled_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"grace_ends_at" timestamp with time zone,
	"dunning_step" integer DEFAULT 0 NOT NULL,
	"next_charge_at" timestamp with time zone,
	"reminded_of" timestamp with time zone,
	"means_gateway" text,
	"means_reference" text,
	"means_label" text,
	CONSTRAINT "subscriptions_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "subscriptions_status" CHECK (status in ('trial','active','suspended','cancelled','expired')),
	CONSTRAINT "subscriptions_cycle" CHECK (cycle in ('monthly','quarterly','annual')),
	CONSTRAINT "subscriptions_next" CHECK ((next_plan_id is null) = (next_cycle is null) and next_cycle in ('monthly','quarterly','annual'))
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_kind";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_thing";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_amount";--> statement-breakpoint
ALTER TABLE "notification_preferences" DROP CONSTRAINT "notification_preferences_type";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_type";--> statement-breakpoint
ALTER TABLE "billing_settings" ADD COLUMN "grace_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD COLUMN "dunning_days" integer[] DEFAULT '{1,3,5}' NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_settings" ADD COLUMN "reminder_days" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "plan_id" bigint;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "credited_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "is_charge" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_features" ADD CONSTRAINT "plan_features_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_periods" ADD CONSTRAINT "subscription_periods_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_periods" ADD CONSTRAINT "subscription_periods_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_periods" ADD CONSTRAINT "subscription_periods_base_id_subscription_periods_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."subscription_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_terms" ADD CONSTRAINT "subscription_terms_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_terms" ADD CONSTRAINT "subscription_terms_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_terms" ADD CONSTRAINT "subscription_terms_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_terms" ADD CONSTRAINT "subscription_terms_base_id_subscription_periods_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."subscription_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_next_plan_id_plans_id_fk" FOREIGN KEY ("next_plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "plans_slug" ON "plans" USING btree ("slug") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plans_default" ON "plans" USING btree ("is_default") WHERE is_default and deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_periods_base" ON "subscription_periods" USING btree ("base_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "subscription_periods_subscription" ON "subscription_periods" USING btree ("subscription_id","starts_at");--> statement-breakpoint
CREATE INDEX "subscription_periods_plan" ON "subscription_periods" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "subscription_periods_base_all" ON "subscription_periods" USING btree ("base_id");--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_terms_renewal" ON "subscription_terms" USING btree ("base_id") WHERE how = 'renewal';--> statement-breakpoint
CREATE INDEX "subscription_terms_user" ON "subscription_terms" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "subscription_terms_plan" ON "subscription_terms" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "subscription_terms_subscription" ON "subscription_terms" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "subscription_terms_base_all" ON "subscription_terms" USING btree ("base_id");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_live" ON "subscriptions" USING btree ("user_id") WHERE status <> 'expired';--> statement-breakpoint
CREATE INDEX "subscriptions_user" ON "subscriptions" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "subscriptions_plan" ON "subscriptions" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "subscriptions_next_plan" ON "subscriptions" USING btree ("next_plan_id");--> statement-breakpoint
CREATE INDEX "subscriptions_status_index" ON "subscriptions" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "subscriptions_charge" ON "subscriptions" USING btree ("next_charge_at") WHERE status = 'active' and auto_renew;--> statement-breakpoint
CREATE INDEX "subscriptions_paid_until" ON "subscriptions" USING btree ("paid_until") WHERE status in ('trial','active','cancelled');--> statement-breakpoint
CREATE INDEX "subscriptions_turns" ON "subscriptions" USING btree ("turns_at") WHERE turns_at is not null;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_lines_plan" ON "order_lines" USING btree ("plan_id");--> statement-breakpoint
ALTER TABLE "billing_settings" ADD CONSTRAINT "billing_settings_dunning" CHECK (grace_days between 0 and 60 and reminder_days between 0 and 30 and cardinality(dunning_days) <= 10 and 0 <= all (dunning_days) and grace_days >= all (dunning_days));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_kind" CHECK (kind in ('course_purchase','bundle_purchase','subscription'));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_thing" CHECK ((kind = 'course_purchase') = (course_id is not null) and (kind = 'bundle_purchase') = (bundle_id is not null)
        and (kind = 'subscription') = (plan_id is not null));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount" CHECK (amount > 0 and refunded_amount between 0 and amount and credited_amount >= 0);--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_type" CHECK ("notification_preferences"."type" in ('enrolment.by_instructor','certificate.issued','certificate.revoked','course.completed','quiz.graded','quiz.allowance','chat.mentioned','chat.private_message','live_session.scheduled','live_session.starting','subscription.renewing','subscription.ending','subscription.payment_failed','subscription.ended','account.suspended','account.reinstated','account.password_changed','platform.alert_fired','platform.alert_resolved','dead_letter'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_type" CHECK ("notifications"."type" in ('enrolment.by_instructor','certificate.issued','certificate.revoked','course.completed','quiz.graded','quiz.allowance','chat.mentioned','chat.private_message','live_session.scheduled','live_session.starting','subscription.renewing','subscription.ending','subscription.payment_failed','subscription.ended','account.suspended','account.reinstated','account.password_changed','platform.alert_fired','platform.alert_resolved','dead_letter'));--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['plans', 'subscriptions'] loop
    execute format('create trigger %I before update on %I for each row execute function touch_updated_at()', t || '_touch', t);
  end loop;
  foreach t in array array['plans', 'plan_features', 'subscription_periods'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function audit_row()', t || '_audit', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger subscriptions_audit after insert or update or delete on subscriptions for each row execute function audit_row('means_reference');
