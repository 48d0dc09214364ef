CREATE TABLE "entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"title" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE INDEX "entry_center" ON "entry" USING btree ("center","registered_at");--> statement-breakpoint
CREATE POLICY "reach" ON "entry" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "entry"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "entry"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);