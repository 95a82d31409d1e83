CREATE TABLE "deferred_deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deferred_deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outbox_uuid" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notification_preferences_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" bigint NOT NULL,
	"type" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	CONSTRAINT "notification_preferences_type" CHECK ("notification_preferences"."type" in ('enrolment.by_instructor','certificate.issued','certificate.revoked','course.completed','quiz.graded','quiz.allowance','chat.mentioned','chat.private_message','live_session.scheduled','live_session.starting','account.suspended','account.reinstated','account.password_changed','platform.alert_fired','platform.alert_resolved','dead_letter')),
	CONSTRAINT "notification_preferences_channel" CHECK ("notification_preferences"."channel" in ('in_app','mail','push'))
);
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notification_settings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" bigint NOT NULL,
	"quiet_from" time,
	"quiet_to" time,
	"time_zone" text NOT NULL,
	"digest" text DEFAULT 'off' NOT NULL,
	"digest_due_at" timestamp with time zone,
	CONSTRAINT "notification_settings_user" UNIQUE("user_id"),
	CONSTRAINT "notification_settings_digest" CHECK ("notification_settings"."digest" in ('off','daily','weekly')),
	CONSTRAINT "notification_settings_quiet" CHECK ((quiet_from is null) = (quiet_to is null))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"user_id" bigint NOT NULL,
	"type" text NOT NULL,
	"course_id" bigint,
	"actor_id" bigint,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"link" text NOT NULL,
	"origin" uuid NOT NULL,
	"is_in_app" boolean NOT NULL,
	"read_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	CONSTRAINT "notifications_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "notifications_type" CHECK ("notifications"."type" in ('enrolment.by_instructor','certificate.issued','certificate.revoked','course.completed','quiz.graded','quiz.allowance','chat.mentioned','chat.private_message','live_session.scheduled','live_session.starting','account.suspended','account.reinstated','account.password_changed','platform.alert_fired','platform.alert_resolved','dead_letter'))
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "push_subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"is_deleted" boolean GENERATED ALWAYS AS (deleted_at is not null) STORED NOT NULL,
	"user_id" bigint NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"agent" text,
	"last_sent_at" timestamp with time zone,
	CONSTRAINT "push_subscriptions_uuid_unique" UNIQUE("uuid")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"key" text NOT NULL,
	"uuid" uuid DEFAULT uuidv7() NOT NULL,
	"payload" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"fired_at" timestamp with time zone,
	CONSTRAINT "reminders_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "mail_deliveries" DROP CONSTRAINT "mail_deliveries_status";--> statement-breakpoint
ALTER TABLE "dead_letters" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "dead_letters" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dead_letters" ADD COLUMN "settled_by_id" bigint;--> statement-breakpoint
ALTER TABLE "deferred_deliveries" ADD CONSTRAINT "deferred_deliveries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deferred_deliveries_key" ON "deferred_deliveries" USING btree ("outbox_uuid","user_id","kind");--> statement-breakpoint
CREATE INDEX "deferred_deliveries_user" ON "deferred_deliveries" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "deferred_deliveries_due" ON "deferred_deliveries" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notification_preferences_key" ON "notification_preferences" USING btree ("user_id","type","channel");--> statement-breakpoint
CREATE INDEX "notification_settings_due" ON "notification_settings" USING btree ("digest_due_at") WHERE digest_due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_origin" ON "notifications" USING btree ("origin","user_id","type");--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id","id") WHERE read_at is null and archived_at is null and is_in_app;--> statement-breakpoint
CREATE INDEX "notifications_current" ON "notifications" USING btree ("user_id","id") WHERE archived_at is null and is_in_app;--> statement-breakpoint
CREATE INDEX "notifications_archived" ON "notifications" USING btree ("user_id","id") WHERE archived_at is not null and is_in_app;--> statement-breakpoint
CREATE INDEX "notifications_course" ON "notifications" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "notifications_actor" ON "notifications" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "notifications_created_at" ON "notifications" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscriptions_endpoint" ON "push_subscriptions" USING btree ("endpoint");--> statement-breakpoint
CREATE INDEX "push_subscriptions_user" ON "push_subscriptions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" USING btree ("due_at") WHERE fired_at is null;--> statement-breakpoint
ALTER TABLE "dead_letters" ADD CONSTRAINT "dead_letters_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dead_letters_open" ON "dead_letters" USING btree ("id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "dead_letters_settled_by" ON "dead_letters" USING btree ("settled_by_id");--> statement-breakpoint
ALTER TABLE "dead_letters" ADD CONSTRAINT "dead_letters_outcome" CHECK ("dead_letters"."outcome" in ('retried','discarded'));--> statement-breakpoint
ALTER TABLE "mail_deliveries" ADD CONSTRAINT "mail_deliveries_status" CHECK ("mail_deliveries"."status" in ('claimed','sent','failed','skipped','deferred'));--> statement-breakpoint
create trigger notifications_touch before update on notifications for each row execute function touch_updated_at();
--> statement-breakpoint
create trigger push_subscriptions_touch before update on push_subscriptions for each row execute function touch_updated_at();
--> statement-breakpoint
create trigger notification_preferences_audit after insert or update or delete on notification_preferences for each row execute function audit_row();
--> statement-breakpoint
create trigger notification_settings_audit after insert or update or delete on notification_settings for each row execute function audit_row();
--> statement-breakpoint
create trigger push_subscriptions_audit after insert or update or delete on push_subscriptions for each row execute function audit_row('endpoint', 'p256dh', 'auth');
--> statement-breakpoint
-- A dead letter is written by the queue and settled by a person: the settling alone is history.
create trigger dead_letters_audit after update on dead_letters for each row execute function audit_row();
--> statement-breakpoint
-- When the quiet hours end that "at" lies in; null outside of them. Hours are a wall clock's and may pass midnight.
create or replace function quiet_until(at timestamptz, quiet_from time, quiet_to time, zone text) returns timestamptz
language sql stable parallel safe as $$
  select case
    when quiet_from = quiet_to then null
    when quiet_from < quiet_to and here.hour >= quiet_from and here.hour < quiet_to then (here.day + quiet_to) at time zone zone
    when quiet_from > quiet_to and here.hour < quiet_to then (here.day + quiet_to) at time zone zone
    when quiet_from > quiet_to and here.hour >= quiet_from then (here.day + 1 + quiet_to) at time zone zone
  end
  from (select (at at time zone zone)::date as day, (at at time zone zone)::time as hour) as here;
$$;
--> statement-breakpoint
-- Mail of a category that somebody turned off by its link: from now on a choice like any other.
select set_config('app.verb', 'migration.choices', true);
--> statement-breakpoint
insert into notification_preferences (user_id, type, channel, wanted)
select s.user_id, t.type, 'mail', false
from mail_unsubscriptions s
cross join (values ('enrolment.by_instructor'), ('certificate.issued'), ('certificate.revoked'), ('course.completed'), ('quiz.graded'), ('quiz.allowance')) as t(type)
where s.category = 'learning'
on conflict (user_id, type, channel) do nothing;
