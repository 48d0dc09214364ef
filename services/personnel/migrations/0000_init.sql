-- Equality of text beside overlapping ranges in one constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE TABLE "away" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"withdrawn" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "away" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "badge" (
	"center" text NOT NULL,
	"serial" text NOT NULL,
	"department" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"issued_on" date,
	"lost_at" timestamp without time zone,
	"loss_reported_on" date,
	"loss_in_time" boolean,
	"replaced_by" text,
	"version" integer NOT NULL,
	CONSTRAINT "badge_center_serial_pk" PRIMARY KEY("center","serial")
);
--> statement-breakpoint
ALTER TABLE "badge" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_copy" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "calendar_copy_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
ALTER TABLE "calendar_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "capability" (
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text,
	"person" text NOT NULL,
	"item" text NOT NULL,
	"level" text NOT NULL,
	CONSTRAINT "capability_center_person_item_level_pk" PRIMARY KEY("center","person","item","level")
);
--> statement-breakpoint
ALTER TABLE "capability" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conduct_fact" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"founded" boolean NOT NULL,
	"note" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conduct_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"open" boolean NOT NULL,
	"subject" text NOT NULL,
	"due" date,
	"effective" date,
	"opened_on" date NOT NULL,
	"state" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "held_post" (
	"order" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"post" text,
	"person" text NOT NULL,
	"span" daterange NOT NULL
);
--> statement-breakpoint
ALTER TABLE "held_post" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "holding" (
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"person" text NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"label_zh" text,
	"label_en" text,
	"open" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "holding_source_kind_reference_person_pk" PRIMARY KEY("source","kind","reference","person")
);
--> statement-breakpoint
ALTER TABLE "holding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "particulars" (
	"file" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"person" text NOT NULL,
	"gender" text,
	"birth" date,
	"position" text,
	"phone" text
);
--> statement-breakpoint
ALTER TABLE "particulars" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "policy_copy" (
	"center" text NOT NULL,
	"area" text NOT NULL,
	"version" integer NOT NULL,
	"effective_from" date NOT NULL,
	"policy" jsonb NOT NULL,
	CONSTRAINT "policy_copy_center_area_version_pk" PRIMARY KEY("center","area","version")
);
--> statement-breakpoint
ALTER TABLE "policy_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"window" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "post" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "posting" (
	"person" text NOT NULL,
	"name" text NOT NULL,
	"center" text,
	"department" text,
	"window" text,
	"section" text,
	"attendance_number" text,
	"lead" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "posting_person_starts_on_pk" PRIMARY KEY("person","starts_on")
);
--> statement-breakpoint
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "qualification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"valid_until" date
);
--> statement-breakpoint
ALTER TABLE "qualification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"kind" text NOT NULL,
	"recorded_on" date NOT NULL,
	"ended_on" date,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "record" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seat" (
	"center" text NOT NULL,
	"window" text NOT NULL,
	"post" text NOT NULL,
	"person" text NOT NULL,
	"capacity" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "seat_post_capacity_person_starts_on_pk" PRIMARY KEY("post","capacity","person","starts_on")
);
--> statement-breakpoint
ALTER TABLE "seat" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"kind" text NOT NULL,
	"topic" text NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stand_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"post" text,
	"holder" text NOT NULL,
	"person" text NOT NULL,
	"span" "tsrange" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stand_in" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"number" text NOT NULL,
	"closed_on" date
);
--> statement-breakpoint
ALTER TABLE "window" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "command_outcome" (
	"command_id" uuid PRIMARY KEY NOT NULL,
	"actor" text NOT NULL,
	"procedure" text NOT NULL,
	"input_hash" "bytea" NOT NULL,
	"outcome" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "command_outcome" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consumer_cursor" (
	"consumer" text PRIMARY KEY NOT NULL,
	"stream_created" text NOT NULL,
	"sequence" bigint NOT NULL,
	"stalls" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dead_letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consumer" text NOT NULL,
	"subject" text NOT NULL,
	"center" text,
	"event" jsonb NOT NULL,
	"error" text NOT NULL,
	"attempts" integer NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"resolution" text,
	"resolved_by" text,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "dead_letter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inbox" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "inbox_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "journal_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"stream" text NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"v" integer NOT NULL,
	"data" jsonb NOT NULL,
	"actor" text NOT NULL,
	"center" text,
	"department" text,
	"window" text,
	"person" text,
	"policy_ref" jsonb,
	"command_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"caused_by" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "journal_stream_version" UNIQUE("stream","version"),
	CONSTRAINT "journal_command_ordinal" UNIQUE("command_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "journal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"journal_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"algorithm" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "journal_chain_journal_id_unique" UNIQUE("journal_id")
);
--> statement-breakpoint
ALTER TABLE "journal_chain" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_pending" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"journal_id" uuid NOT NULL,
	"appended_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relay_cursor" (
	"service" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"stream_created" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "away_person" ON "away" USING btree ("person","starts_at");--> statement-breakpoint
CREATE INDEX "badge_person" ON "badge" USING btree ("person");--> statement-breakpoint
CREATE INDEX "capability_item" ON "capability" USING btree ("center","item");--> statement-breakpoint
CREATE INDEX "conduct_fact_person" ON "conduct_fact" USING btree ("person");--> statement-breakpoint
CREATE INDEX "file_center" ON "file" USING btree ("center","kind","open");--> statement-breakpoint
CREATE INDEX "file_department" ON "file" USING btree ("department","kind");--> statement-breakpoint
CREATE INDEX "file_window" ON "file" USING btree ("window","kind","effective");--> statement-breakpoint
CREATE INDEX "file_person" ON "file" USING btree ("person");--> statement-breakpoint
-- Read by a person: nobody holds two posts on one day.
ALTER TABLE "held_post" ADD CONSTRAINT "held_post_once" EXCLUDE USING gist ("person" WITH =, "span" WITH &&);--> statement-breakpoint
CREATE INDEX "holding_person" ON "holding" USING btree ("person");--> statement-breakpoint
CREATE INDEX "post_window" ON "post" USING btree ("window");--> statement-breakpoint
CREATE INDEX "posting_center" ON "posting" USING btree ("center");--> statement-breakpoint
CREATE INDEX "posting_department" ON "posting" USING btree ("department");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE INDEX "qualification_person" ON "qualification" USING btree ("person");--> statement-breakpoint
CREATE INDEX "record_center" ON "record" USING btree ("center","kind");--> statement-breakpoint
CREATE INDEX "record_person" ON "record" USING btree ("person");--> statement-breakpoint
CREATE INDEX "seat_person" ON "seat" USING btree ("person");--> statement-breakpoint
CREATE INDEX "seat_window" ON "seat" USING btree ("window");--> statement-breakpoint
CREATE UNIQUE INDEX "session_id" ON "session" USING btree ("id");--> statement-breakpoint
CREATE INDEX "session_center" ON "session" USING btree ("center","kind","starts_at");--> statement-breakpoint
-- Read by a person: nobody stands in for two windows at one time.
ALTER TABLE "stand_in" ADD CONSTRAINT "stand_in_one_window" EXCLUDE USING gist ("person" WITH =, "window" WITH <>, "span" WITH &&);--> statement-breakpoint
CREATE INDEX "stand_in_post" ON "stand_in" USING btree ("post");--> statement-breakpoint
CREATE INDEX "window_center" ON "window" USING btree ("center");--> statement-breakpoint
CREATE POLICY "reach" ON "away" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "away"."center" = any ((select hall_centers())::text[]) or "away"."department" = any ((select hall_departments())::text[]) or "away"."window" = any ((select hall_windows())::text[]) or "away"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "away"."center" = any ((select hall_centers())::text[]) or "away"."department" = any ((select hall_departments())::text[]) or "away"."window" = any ((select hall_windows())::text[]) or "away"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "badge" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "badge"."center" = any ((select hall_centers())::text[]) or "badge"."department" = any ((select hall_departments())::text[]) or "badge"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "badge"."center" = any ((select hall_centers())::text[]) or "badge"."department" = any ((select hall_departments())::text[]) or "badge"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "calendar_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "calendar_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "capability" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "capability"."center" = any ((select hall_centers())::text[]) or "capability"."department" = any ((select hall_departments())::text[]) or "capability"."window" = any ((select hall_windows())::text[]) or "capability"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "capability"."center" = any ((select hall_centers())::text[]) or "capability"."department" = any ((select hall_departments())::text[]) or "capability"."window" = any ((select hall_windows())::text[]) or "capability"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "conduct_fact" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "conduct_fact"."center" = any ((select hall_centers())::text[]) or "conduct_fact"."department" = any ((select hall_departments())::text[]) or "conduct_fact"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "conduct_fact"."center" = any ((select hall_centers())::text[]) or "conduct_fact"."department" = any ((select hall_departments())::text[]) or "conduct_fact"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "file" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "file"."center" = any ((select hall_centers())::text[]) or "file"."department" = any ((select hall_departments())::text[]) or "file"."window" = any ((select hall_windows())::text[]) or "file"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "file"."center" = any ((select hall_centers())::text[]) or "file"."department" = any ((select hall_departments())::text[]) or "file"."window" = any ((select hall_windows())::text[]) or "file"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "held_post" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "held_post"."center" = any ((select hall_centers())::text[]) or "held_post"."department" = any ((select hall_departments())::text[]) or "held_post"."window" = any ((select hall_windows())::text[]) or "held_post"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "held_post"."center" = any ((select hall_centers())::text[]) or "held_post"."department" = any ((select hall_departments())::text[]) or "held_post"."window" = any ((select hall_windows())::text[]) or "held_post"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "holding" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "holding"."center" = any ((select hall_centers())::text[]) or "holding"."department" = any ((select hall_departments())::text[]) or "holding"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "holding"."center" = any ((select hall_centers())::text[]) or "holding"."department" = any ((select hall_departments())::text[]) or "holding"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "particulars" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "particulars"."center" = any ((select hall_centers())::text[]) or "particulars"."department" = any ((select hall_departments())::text[]) or "particulars"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "particulars"."center" = any ((select hall_centers())::text[]) or "particulars"."department" = any ((select hall_departments())::text[]) or "particulars"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "policy_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "policy_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "post" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "post"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "post"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "post" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "posting" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "qualification" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "qualification"."center" = any ((select hall_centers())::text[]) or "qualification"."department" = any ((select hall_departments())::text[]) or "qualification"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "qualification"."center" = any ((select hall_centers())::text[]) or "qualification"."department" = any ((select hall_departments())::text[]) or "qualification"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "record" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "record"."center" = any ((select hall_centers())::text[]) or "record"."department" = any ((select hall_departments())::text[]) or "record"."window" = any ((select hall_windows())::text[]) or "record"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "record"."center" = any ((select hall_centers())::text[]) or "record"."department" = any ((select hall_departments())::text[]) or "record"."window" = any ((select hall_windows())::text[]) or "record"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "seat" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "seat"."center" = any ((select hall_centers())::text[]) or "seat"."window" = any ((select hall_windows())::text[]) or "seat"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "seat"."center" = any ((select hall_centers())::text[]) or "seat"."window" = any ((select hall_windows())::text[]) or "seat"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "session" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "session"."center" = any ((select hall_centers())::text[]) or "session"."department" = any ((select hall_departments())::text[]) or "session"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "session"."center" = any ((select hall_centers())::text[]) or "session"."department" = any ((select hall_departments())::text[]) or "session"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "stand_in" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "stand_in"."center" = any ((select hall_centers())::text[]) or "stand_in"."department" = any ((select hall_departments())::text[]) or "stand_in"."window" = any ((select hall_windows())::text[]) or "stand_in"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "stand_in"."center" = any ((select hall_centers())::text[]) or "stand_in"."department" = any ((select hall_departments())::text[]) or "stand_in"."window" = any ((select hall_windows())::text[]) or "stand_in"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "window" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);