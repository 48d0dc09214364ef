CREATE TABLE "absence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"reason" text NOT NULL,
	"approved_by" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "absence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_copy" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "calendar_copy_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
ALTER TABLE "calendar_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "center_day" (
	"center" text NOT NULL,
	"date" date NOT NULL,
	"judged" integer NOT NULL,
	"present" integer NOT NULL,
	"late" integer NOT NULL,
	"early_leave" integer NOT NULL,
	"missing" integer NOT NULL,
	"absent" integer NOT NULL,
	"recorded" integer NOT NULL,
	"exceptions" integer NOT NULL,
	CONSTRAINT "center_day_center_date_pk" PRIMARY KEY("center","date")
);
--> statement-breakpoint
ALTER TABLE "center_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "day" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"date" date NOT NULL,
	"version" integer NOT NULL,
	"cause" text NOT NULL,
	"judged_at" timestamp with time zone NOT NULL,
	"verdict" jsonb NOT NULL,
	"name" text NOT NULL,
	"stream_version" integer NOT NULL,
	"outcome" text NOT NULL,
	"findings" text[] NOT NULL,
	"clauses" text[] NOT NULL,
	"first_punch" timestamp without time zone,
	"last_punch" timestamp without time zone,
	"waiting" boolean NOT NULL,
	"final" boolean NOT NULL,
	"proof_ends_at" timestamp with time zone,
	CONSTRAINT "day_person_date_pk" PRIMARY KEY("person","date")
);
--> statement-breakpoint
ALTER TABLE "day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "days_to_judge" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "days_to_judge_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"persons" text[] NOT NULL,
	"dates" date[] NOT NULL,
	"cause" text NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "device" (
	"serial" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"name" text NOT NULL,
	"timezone" text NOT NULL,
	"records" text NOT NULL,
	"version" integer NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	"clock_drift_seconds" integer,
	"punches" bigint DEFAULT 0 NOT NULL,
	"attendance_stamp" text,
	"operation_stamp" text
);
--> statement-breakpoint
ALTER TABLE "device" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "device_operation" (
	"center" text NOT NULL,
	"serial" text NOT NULL,
	"code" integer NOT NULL,
	"operator" text NOT NULL,
	"at" timestamp without time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "device_operation_serial_at_code_operator_pk" PRIMARY KEY("serial","at","code","operator")
);
--> statement-breakpoint
ALTER TABLE "device_operation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "earlier_day" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"date" date NOT NULL,
	"version" integer NOT NULL,
	"cause" text NOT NULL,
	"judged_at" timestamp with time zone NOT NULL,
	"verdict" jsonb NOT NULL,
	CONSTRAINT "earlier_day_person_date_version_pk" PRIMARY KEY("person","date","version")
);
--> statement-breakpoint
ALTER TABLE "earlier_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"serial" text,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone,
	"reason" text NOT NULL,
	"declared_by" text NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "posting" (
	"center" text,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"section" text,
	"name" text NOT NULL,
	"attendance_number" text,
	"lead" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "posting_person_starts_on_pk" PRIMARY KEY("person","starts_on")
);
--> statement-breakpoint
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "punch" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "punch_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"serial" text,
	"number" text NOT NULL,
	"at" timestamp without time zone NOT NULL,
	"verify" integer NOT NULL,
	"method" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"clock_drift_seconds" integer
);
--> statement-breakpoint
ALTER TABLE "punch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "settlement" (
	"center" text NOT NULL,
	"date" date NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "settlement_center_date_pk" PRIMARY KEY("center","date")
);
--> statement-breakpoint
ALTER TABLE "settlement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unknown_device" (
	"serial" text PRIMARY KEY NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"calls" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unread_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unread_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"center" text NOT NULL,
	"serial" text NOT NULL,
	"number" text,
	"line" text NOT NULL,
	"code" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unread_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
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
CREATE INDEX "absence_person" ON "absence" USING btree ("person","ends_at");--> statement-breakpoint
CREATE INDEX "absence_center" ON "absence" USING btree ("center","starts_at");--> statement-breakpoint
CREATE INDEX "center_day_date" ON "center_day" USING btree ("date");--> statement-breakpoint
CREATE INDEX "day_date" ON "day" USING btree ("date" DESC NULLS FIRST,"person");--> statement-breakpoint
CREATE INDEX "day_center" ON "day" USING btree ("center","date" DESC NULLS FIRST,"person");--> statement-breakpoint
CREATE INDEX "day_department" ON "day" USING btree ("department","date" DESC NULLS FIRST,"person");--> statement-breakpoint
CREATE INDEX "day_window" ON "day" USING btree ("window","date" DESC NULLS FIRST,"person");--> statement-breakpoint
CREATE INDEX "day_waiting" ON "day" USING btree ("center","date") WHERE waiting;--> statement-breakpoint
CREATE INDEX "day_proof" ON "day" USING btree ("proof_ends_at") WHERE not final;--> statement-breakpoint
CREATE INDEX "device_center" ON "device" USING btree ("center");--> statement-breakpoint
CREATE INDEX "outage_center" ON "outage" USING btree ("center","starts_at");--> statement-breakpoint
CREATE INDEX "posting_center" ON "posting" USING btree ("center","starts_on");--> statement-breakpoint
CREATE INDEX "posting_number" ON "posting" USING btree ("center","attendance_number");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE INDEX "posting_search_name" ON "posting" USING btree ("name" collate "C");--> statement-breakpoint
CREATE INDEX "posting_search_person" ON "posting" USING btree ("person" collate "C");--> statement-breakpoint
CREATE UNIQUE INDEX "punch_once" ON "punch" USING btree ("serial","number","at","verify");--> statement-breakpoint
CREATE INDEX "punch_person" ON "punch" USING btree ("person","at");--> statement-breakpoint
CREATE INDEX "settlement_due" ON "settlement" USING btree ("closes_at") WHERE settled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "unread_line_once" ON "unread_line" USING btree ("serial",md5("line"));--> statement-breakpoint
CREATE INDEX "unread_line_center" ON "unread_line" USING btree ("center","id");--> statement-breakpoint
CREATE INDEX "unread_line_number" ON "unread_line" USING btree ("center","number");--> statement-breakpoint
CREATE INDEX "window_center" ON "window" USING btree ("center");--> statement-breakpoint
CREATE POLICY "reach" ON "absence" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "absence"."center" = any ((select hall_centers())::text[]) or "absence"."department" = any ((select hall_departments())::text[]) or "absence"."window" = any ((select hall_windows())::text[]) or "absence"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "absence"."center" = any ((select hall_centers())::text[]) or "absence"."department" = any ((select hall_departments())::text[]) or "absence"."window" = any ((select hall_windows())::text[]) or "absence"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "calendar_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "calendar_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "center_day" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "center_day"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "center_day"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "day" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "day"."center" = any ((select hall_centers())::text[]) or "day"."department" = any ((select hall_departments())::text[]) or "day"."window" = any ((select hall_windows())::text[]) or "day"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "day"."center" = any ((select hall_centers())::text[]) or "day"."department" = any ((select hall_departments())::text[]) or "day"."window" = any ((select hall_windows())::text[]) or "day"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "device" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "device"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "device"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "device_operation" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "device_operation"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "device_operation" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "device_operation"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "earlier_day" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "earlier_day"."center" = any ((select hall_centers())::text[]) or "earlier_day"."department" = any ((select hall_departments())::text[]) or "earlier_day"."window" = any ((select hall_windows())::text[]) or "earlier_day"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "earlier_day" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "earlier_day"."center" = any ((select hall_centers())::text[]) or "earlier_day"."department" = any ((select hall_departments())::text[]) or "earlier_day"."window" = any ((select hall_windows())::text[]) or "earlier_day"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "outage" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "outage"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "outage"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "outage" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "public_read" ON "policy_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "policy_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "posting" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "punch" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "punch"."center" = any ((select hall_centers())::text[]) or "punch"."department" = any ((select hall_departments())::text[]) or "punch"."window" = any ((select hall_windows())::text[]) or "punch"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "punch" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "punch"."center" = any ((select hall_centers())::text[]) or "punch"."department" = any ((select hall_departments())::text[]) or "punch"."window" = any ((select hall_windows())::text[]) or "punch"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "settlement" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "settlement"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "settlement"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "unread_line" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "unread_line"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "unread_line"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "window" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "window"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);