CREATE TABLE "appraiser" (
	"round" uuid NOT NULL,
	"center" text NOT NULL,
	"person" text NOT NULL,
	"source" text NOT NULL,
	"windows" text[],
	CONSTRAINT "appraiser_round_person_pk" PRIMARY KEY("round","person")
);
--> statement-breakpoint
ALTER TABLE "appraiser" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_copy" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "calendar_copy_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
ALTER TABLE "calendar_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "appraised_elsewhere" (
	"round" uuid NOT NULL,
	"center" text NOT NULL,
	"person" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "appraised_elsewhere_round_person_pk" PRIMARY KEY("round","person")
);
--> statement-breakpoint
ALTER TABLE "appraised_elsewhere" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"key" text NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"fact" text NOT NULL,
	"fact_on" date NOT NULL,
	"clause" text,
	"points" double precision,
	"for_window" boolean NOT NULL,
	"serious" boolean DEFAULT false NOT NULL,
	"reason" text,
	"evidence" text,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"balance" integer NOT NULL,
	"told_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"confirmed" boolean NOT NULL,
	"set_aside" boolean DEFAULT false NOT NULL,
	"answer" text,
	"handling" text,
	"escalated" boolean,
	"objection" text,
	"objection_open" boolean DEFAULT false NOT NULL,
	"decision" text,
	"decided_by" text
);
--> statement-breakpoint
ALTER TABLE "entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"matter" uuid NOT NULL,
	"center" text NOT NULL,
	"words" text NOT NULL,
	"added_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "matter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"key" text,
	"reference" text,
	"balance" integer DEFAULT 1 NOT NULL,
	"ground" text,
	"ground_clause" text,
	"about" text NOT NULL,
	"facts" jsonb NOT NULL,
	"stages" jsonb NOT NULL,
	"circumstances" jsonb NOT NULL,
	"liable" jsonb NOT NULL,
	"released" jsonb NOT NULL,
	"people" text[] NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"fault" text,
	"rule_broken" text,
	"came_of_it" text,
	"liabilities" text[],
	"organ" text,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"referral" text,
	"superior" text,
	"superior_person" text,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "matter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "month_closed" (
	"center" text NOT NULL,
	"month" text NOT NULL,
	CONSTRAINT "month_closed_center_month_pk" PRIMARY KEY("center","month")
);
--> statement-breakpoint
ALTER TABLE "month_closed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "nomination" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"year" integer NOT NULL,
	"award" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"reason" text,
	"nominated_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "nomination" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opinion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round" uuid NOT NULL,
	"center" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"said_by" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "opinion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "reconsideration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round" uuid NOT NULL,
	"result" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"year" integer NOT NULL,
	"reasons" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"points_before" double precision,
	"points_after" double precision,
	"decision" text,
	"decided_by" text
);
--> statement-breakpoint
ALTER TABLE "reconsideration" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rectification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"round" uuid NOT NULL,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"mend_until" date NOT NULL,
	"clause" text NOT NULL,
	"report" text,
	"reported_at" timestamp with time zone,
	"verified" text,
	"verified_by" text
);
--> statement-breakpoint
ALTER TABLE "rectification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "result" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round" uuid NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"points" double precision,
	"points_before" double precision,
	"given_rank" integer,
	"grade" text,
	"rank" integer,
	"field" integer,
	"below" integer,
	"last" boolean DEFAULT false NOT NULL,
	"provisional" boolean DEFAULT false NOT NULL,
	"capped" text,
	"imported" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "result" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "appraisal_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"imported" boolean NOT NULL,
	"weights" jsonb NOT NULL,
	"indicators" jsonb NOT NULL,
	"announcement" jsonb,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"announced_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"sealed_at" timestamp with time zone,
	"persons" integer NOT NULL,
	"windows" integer NOT NULL,
	"told" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appraisal_round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sheet" (
	"round" uuid NOT NULL,
	"center" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"appraiser" text NOT NULL,
	"source" text NOT NULL,
	"period" text NOT NULL,
	"marks" jsonb NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sheet_round_kind_subject_appraiser_period_pk" PRIMARY KEY("round","kind","subject","appraiser","period")
);
--> statement-breakpoint
ALTER TABLE "sheet" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "statement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"matter" uuid NOT NULL,
	"center" text NOT NULL,
	"person" text NOT NULL,
	"words" text NOT NULL,
	"oral" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "statement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "posting" (
	"center" text,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"section" text,
	"name" text NOT NULL,
	"lead" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "posting_person_starts_on_pk" PRIMARY KEY("person","starts_on")
);
--> statement-breakpoint
ALTER TABLE "posting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "section_copy" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "section_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window_copy" (
	"id" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"closed_on" date
);
--> statement-breakpoint
ALTER TABLE "window_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "appraiser_person" ON "appraiser" USING btree ("person");--> statement-breakpoint
CREATE UNIQUE INDEX "entry_key" ON "entry" USING btree ("key");--> statement-breakpoint
CREATE INDEX "entry_center" ON "entry" USING btree ("center","fact_on");--> statement-breakpoint
CREATE INDEX "entry_person" ON "entry" USING btree ("person","fact_on");--> statement-breakpoint
CREATE INDEX "entry_window" ON "entry" USING btree ("window","fact_on");--> statement-breakpoint
CREATE INDEX "entry_waiting" ON "entry" USING btree ("center") WHERE objection_open or not confirmed;--> statement-breakpoint
CREATE INDEX "evidence_matter" ON "evidence" USING btree ("matter");--> statement-breakpoint
CREATE UNIQUE INDEX "matter_number" ON "matter" USING btree ("center","number");--> statement-breakpoint
CREATE UNIQUE INDEX "matter_key" ON "matter" USING btree ("key");--> statement-breakpoint
CREATE INDEX "matter_center" ON "matter" USING btree ("center","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "nomination_award" ON "nomination" USING btree ("center","year","award","kind","subject");--> statement-breakpoint
CREATE INDEX "opinion_round" ON "opinion" USING btree ("round");--> statement-breakpoint
CREATE UNIQUE INDEX "reconsideration_result" ON "reconsideration" USING btree ("result");--> statement-breakpoint
CREATE INDEX "reconsideration_center" ON "reconsideration" USING btree ("center","filed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "rectification_window" ON "rectification" USING btree ("round","window");--> statement-breakpoint
CREATE INDEX "rectification_center" ON "rectification" USING btree ("center","year");--> statement-breakpoint
CREATE UNIQUE INDEX "result_subject" ON "result" USING btree ("round","kind","subject");--> statement-breakpoint
CREATE INDEX "result_year" ON "result" USING btree ("center","year");--> statement-breakpoint
CREATE INDEX "result_person" ON "result" USING btree ("person");--> statement-breakpoint
CREATE UNIQUE INDEX "appraisal_round_year" ON "appraisal_round" USING btree ("center","year");--> statement-breakpoint
CREATE INDEX "statement_matter" ON "statement" USING btree ("matter");--> statement-breakpoint
CREATE INDEX "posting_center" ON "posting" USING btree ("center","starts_on");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE INDEX "section_copy_center" ON "section_copy" USING btree ("center");--> statement-breakpoint
CREATE INDEX "window_copy_center" ON "window_copy" USING btree ("center");--> statement-breakpoint
CREATE POLICY "reach" ON "appraiser" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "appraiser"."center" = any ((select hall_centers())::text[]) or "appraiser"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "appraiser"."center" = any ((select hall_centers())::text[]) or "appraiser"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "calendar_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "calendar_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "appraised_elsewhere" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "appraised_elsewhere"."center" = any ((select hall_centers())::text[]) or "appraised_elsewhere"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "appraised_elsewhere"."center" = any ((select hall_centers())::text[]) or "appraised_elsewhere"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "entry" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "entry"."center" = any ((select hall_centers())::text[]) or "entry"."department" = any ((select hall_departments())::text[]) or "entry"."window" = any ((select hall_windows())::text[]) or "entry"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "entry"."center" = any ((select hall_centers())::text[]) or "entry"."department" = any ((select hall_departments())::text[]) or "entry"."window" = any ((select hall_windows())::text[]) or "entry"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "evidence" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "evidence"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "evidence" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "evidence"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "matter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "matter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "matter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "month_closed" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "month_closed"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "month_closed"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "nomination" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "nomination"."center" = any ((select hall_centers())::text[]) or "nomination"."department" = any ((select hall_departments())::text[]) or "nomination"."window" = any ((select hall_windows())::text[]) or "nomination"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "nomination"."center" = any ((select hall_centers())::text[]) or "nomination"."department" = any ((select hall_departments())::text[]) or "nomination"."window" = any ((select hall_windows())::text[]) or "nomination"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "opinion" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "opinion"."center" = any ((select hall_centers())::text[]) or "opinion"."said_by" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "opinion" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "opinion"."center" = any ((select hall_centers())::text[]) or "opinion"."said_by" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "policy_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "policy_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "reconsideration" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "reconsideration"."center" = any ((select hall_centers())::text[]) or "reconsideration"."department" = any ((select hall_departments())::text[]) or "reconsideration"."window" = any ((select hall_windows())::text[]) or "reconsideration"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "reconsideration"."center" = any ((select hall_centers())::text[]) or "reconsideration"."department" = any ((select hall_departments())::text[]) or "reconsideration"."window" = any ((select hall_windows())::text[]) or "reconsideration"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "rectification" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "rectification"."center" = any ((select hall_centers())::text[]) or "rectification"."department" = any ((select hall_departments())::text[]) or "rectification"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "rectification"."center" = any ((select hall_centers())::text[]) or "rectification"."department" = any ((select hall_departments())::text[]) or "rectification"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "result" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "result"."center" = any ((select hall_centers())::text[]) or "result"."department" = any ((select hall_departments())::text[]) or "result"."window" = any ((select hall_windows())::text[]) or "result"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "result"."center" = any ((select hall_centers())::text[]) or "result"."department" = any ((select hall_departments())::text[]) or "result"."window" = any ((select hall_windows())::text[]) or "result"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "appraisal_round" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "appraisal_round"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "appraisal_round"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "appraisal_round" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "sheet" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "sheet"."center" = any ((select hall_centers())::text[]) or "sheet"."appraiser" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "sheet"."center" = any ((select hall_centers())::text[]) or "sheet"."appraiser" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "statement" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "statement"."center" = any ((select hall_centers())::text[]) or "statement"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "statement" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "statement"."center" = any ((select hall_centers())::text[]) or "statement"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "posting" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "section_copy" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "section_copy"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "section_copy"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "section_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "window_copy" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window_copy"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "window_copy"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window_copy" AS PERMISSIVE FOR SELECT TO public USING (true);