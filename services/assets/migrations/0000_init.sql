CREATE TABLE "approved_program" (
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"asset" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "approved_program_center_asset_kind_name_pk" PRIMARY KEY("center","asset","kind","name")
);
--> statement-breakpoint
ALTER TABLE "approved_program" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "asset" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"section" text,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"class" text NOT NULL,
	"category" text NOT NULL,
	"owner" text NOT NULL,
	"owner_unit" text,
	"spot" text NOT NULL,
	"state" text NOT NULL,
	"value" integer NOT NULL,
	"acquired_on" date NOT NULL,
	"useful_months" integer NOT NULL,
	"function" text NOT NULL,
	"network" jsonb NOT NULL,
	"reviewed_on" date NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "asset" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_copy" (
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "calendar_copy_year_version_pk" PRIMARY KEY("year","version")
);
--> statement-breakpoint
ALTER TABLE "calendar_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "connection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"code" text NOT NULL,
	"port" text NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"accepted" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "connection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "custodian" (
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"person" text NOT NULL,
	"starts_on" date NOT NULL,
	CONSTRAINT "custodian_window_pk" PRIMARY KEY("window")
);
--> statement-breakpoint
ALTER TABLE "custodian" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "custody_handover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"handed_by" text NOT NULL,
	"taken_by" text NOT NULL,
	"assets" text[] NOT NULL,
	"signed" text[] NOT NULL,
	"effective_on" date
);
--> statement-breakpoint
ALTER TABLE "custody_handover" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"kind" text NOT NULL,
	"asset" text,
	"against" text,
	"subject" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "finding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "loss" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"asset" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"late" boolean NOT NULL,
	"explanation" text,
	"liable" text,
	"liable_is" text,
	"amount" integer,
	"due" integer,
	"decision" text,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "loss" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "medium_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"label" text NOT NULL,
	"clean" boolean NOT NULL,
	"checked_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "medium_check" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exit_pass" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"assets" text[] NOT NULL,
	"purpose" text NOT NULL,
	"carrier" text NOT NULL,
	"return_on" date,
	"drawn_by" text NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	"checked_by" text,
	"checked_at" timestamp with time zone,
	"signed_by" text,
	"signed_at" timestamp with time zone,
	"released_by" text,
	"released_at" timestamp with time zone,
	"returned_at" timestamp with time zone,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "exit_pass" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "server_permit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"person" text NOT NULL,
	"server" text NOT NULL,
	"rights" text[] NOT NULL,
	"given_on" date NOT NULL,
	"valid_until" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "server_permit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "repair" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"asset" text NOT NULL,
	"fault" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"reported_by" text NOT NULL,
	"late" boolean NOT NULL,
	"state" text NOT NULL,
	"clause" text
);
--> statement-breakpoint
ALTER TABLE "repair" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "asset_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"section" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"assets" text[] NOT NULL,
	"subject" text NOT NULL,
	"reason" text NOT NULL,
	"runs_from" date,
	"runs_until" date,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"carried_out_by" text,
	"carried_out_on" date,
	"clause" text,
	"approver" text
);
--> statement-breakpoint
ALTER TABLE "asset_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scrap_sale" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"subject" text NOT NULL,
	"sold_at" timestamp with time zone NOT NULL,
	"entered_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "scrap_sale" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stocktake_scan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"stocktake" uuid NOT NULL,
	"code" text NOT NULL,
	"spot" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"seen_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stocktake_scan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stocktake" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"section" text,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"decisions" jsonb NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"signed_on" date,
	"signatures" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stocktake" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supply" (
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"item" text NOT NULL,
	"wanted" integer NOT NULL,
	"present" integer NOT NULL,
	"checked_on" date NOT NULL,
	CONSTRAINT "supply_center_window_item_pk" PRIMARY KEY("center","window","item")
);
--> statement-breakpoint
ALTER TABLE "supply" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "ledger_head" (
	"center" text NOT NULL,
	"date" date NOT NULL,
	"number" integer NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_head_center_date_pk" PRIMARY KEY("center","date")
);
--> statement-breakpoint
ALTER TABLE "ledger_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_key" (
	"algorithm" text PRIMARY KEY NOT NULL,
	"public_key" "bytea" NOT NULL,
	"private_key" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE UNIQUE INDEX "asset_number" ON "asset" USING btree ("center","number");--> statement-breakpoint
CREATE INDEX "asset_window" ON "asset" USING btree ("window");--> statement-breakpoint
CREATE INDEX "asset_section" ON "asset" USING btree ("section");--> statement-breakpoint
CREATE INDEX "connection_code" ON "connection" USING btree ("center","code","tried_at");--> statement-breakpoint
CREATE INDEX "custody_handover_window" ON "custody_handover" USING btree ("window");--> statement-breakpoint
CREATE INDEX "finding_center" ON "finding" USING btree ("center","found_at");--> statement-breakpoint
CREATE INDEX "loss_center" ON "loss" USING btree ("center","reported_at");--> statement-breakpoint
CREATE INDEX "medium_check_label" ON "medium_check" USING btree ("center","label");--> statement-breakpoint
CREATE INDEX "exit_pass_center" ON "exit_pass" USING btree ("center","drawn_at");--> statement-breakpoint
CREATE INDEX "server_permit_person" ON "server_permit" USING btree ("center","person");--> statement-breakpoint
CREATE INDEX "repair_center" ON "repair" USING btree ("center","reported_at");--> statement-breakpoint
CREATE INDEX "asset_request_center" ON "asset_request" USING btree ("center","requested_at");--> statement-breakpoint
CREATE INDEX "scrap_sale_center" ON "scrap_sale" USING btree ("center","sold_at");--> statement-breakpoint
CREATE INDEX "stocktake_scan_of" ON "stocktake_scan" USING btree ("stocktake");--> statement-breakpoint
CREATE INDEX "stocktake_center" ON "stocktake" USING btree ("center","opened_at");--> statement-breakpoint
CREATE INDEX "posting_center" ON "posting" USING btree ("center","starts_on");--> statement-breakpoint
CREATE INDEX "posting_window" ON "posting" USING btree ("window");--> statement-breakpoint
CREATE INDEX "section_copy_center" ON "section_copy" USING btree ("center");--> statement-breakpoint
CREATE INDEX "window_copy_center" ON "window_copy" USING btree ("center");--> statement-breakpoint
CREATE POLICY "reach" ON "approved_program" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "approved_program"."center" = any ((select hall_centers())::text[]) or "approved_program"."department" = any ((select hall_departments())::text[]) or "approved_program"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "approved_program"."center" = any ((select hall_centers())::text[]) or "approved_program"."department" = any ((select hall_departments())::text[]) or "approved_program"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "asset" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "asset"."center" = any ((select hall_centers())::text[]) or "asset"."department" = any ((select hall_departments())::text[]) or "asset"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "asset"."center" = any ((select hall_centers())::text[]) or "asset"."department" = any ((select hall_departments())::text[]) or "asset"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "calendar_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "calendar_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach_read" ON "connection" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "connection"."center" = any ((select hall_centers())::text[]) or "connection"."department" = any ((select hall_departments())::text[]) or "connection"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "connection" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "connection"."center" = any ((select hall_centers())::text[]) or "connection"."department" = any ((select hall_departments())::text[]) or "connection"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "custodian" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "custodian"."center" = any ((select hall_centers())::text[]) or "custodian"."department" = any ((select hall_departments())::text[]) or "custodian"."window" = any ((select hall_windows())::text[]) or "custodian"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "custodian"."center" = any ((select hall_centers())::text[]) or "custodian"."department" = any ((select hall_departments())::text[]) or "custodian"."window" = any ((select hall_windows())::text[]) or "custodian"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "custody_handover" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "custody_handover"."center" = any ((select hall_centers())::text[]) or "custody_handover"."department" = any ((select hall_departments())::text[]) or "custody_handover"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "custody_handover"."center" = any ((select hall_centers())::text[]) or "custody_handover"."department" = any ((select hall_departments())::text[]) or "custody_handover"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "finding" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "finding"."center" = any ((select hall_centers())::text[]) or "finding"."department" = any ((select hall_departments())::text[]) or "finding"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "finding" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "finding"."center" = any ((select hall_centers())::text[]) or "finding"."department" = any ((select hall_departments())::text[]) or "finding"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "loss" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "loss"."center" = any ((select hall_centers())::text[]) or "loss"."department" = any ((select hall_departments())::text[]) or "loss"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "loss"."center" = any ((select hall_centers())::text[]) or "loss"."department" = any ((select hall_departments())::text[]) or "loss"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "medium_check" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "medium_check"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "medium_check" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "medium_check"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "exit_pass" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "exit_pass"."center" = any ((select hall_centers())::text[]) or "exit_pass"."department" = any ((select hall_departments())::text[]) or "exit_pass"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "exit_pass"."center" = any ((select hall_centers())::text[]) or "exit_pass"."department" = any ((select hall_departments())::text[]) or "exit_pass"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "server_permit" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "server_permit"."center" = any ((select hall_centers())::text[]) or "server_permit"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "server_permit" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "server_permit"."center" = any ((select hall_centers())::text[]) or "server_permit"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "policy_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "policy_copy" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "repair" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "repair"."center" = any ((select hall_centers())::text[]) or "repair"."department" = any ((select hall_departments())::text[]) or "repair"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "repair"."center" = any ((select hall_centers())::text[]) or "repair"."department" = any ((select hall_departments())::text[]) or "repair"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "asset_request" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "asset_request"."center" = any ((select hall_centers())::text[]) or "asset_request"."department" = any ((select hall_departments())::text[]) or "asset_request"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "asset_request"."center" = any ((select hall_centers())::text[]) or "asset_request"."department" = any ((select hall_departments())::text[]) or "asset_request"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "scrap_sale" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "scrap_sale"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "scrap_sale" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "scrap_sale"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "stocktake_scan" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "stocktake_scan"."center" = any ((select hall_centers())::text[]) or "stocktake_scan"."department" = any ((select hall_departments())::text[]) or "stocktake_scan"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "stocktake_scan" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "stocktake_scan"."center" = any ((select hall_centers())::text[]) or "stocktake_scan"."department" = any ((select hall_departments())::text[]) or "stocktake_scan"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "stocktake" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "stocktake"."center" = any ((select hall_centers())::text[]) or "stocktake"."department" = any ((select hall_departments())::text[]) or "stocktake"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "stocktake"."center" = any ((select hall_centers())::text[]) or "stocktake"."department" = any ((select hall_departments())::text[]) or "stocktake"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "supply" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "supply"."center" = any ((select hall_centers())::text[]) or "supply"."department" = any ((select hall_departments())::text[]) or "supply"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "supply"."center" = any ((select hall_centers())::text[]) or "supply"."department" = any ((select hall_departments())::text[]) or "supply"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "command_outcome" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "command_outcome" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach" ON "dead_letter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "dead_letter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "journal"."center" = any ((select hall_centers())::text[]) or "journal"."department" = any ((select hall_departments())::text[]) or "journal"."window" = any ((select hall_windows())::text[]) or "journal"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "journal_chain" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_append" ON "journal_chain" AS PERMISSIVE FOR INSERT TO public WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "ledger_head" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "ledger_head"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "ledger_head" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "ledger_head"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "ledger_key" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach_append" ON "ledger_key" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "posting" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "posting"."center" = any ((select hall_centers())::text[]) or "posting"."department" = any ((select hall_departments())::text[]) or "posting"."window" = any ((select hall_windows())::text[]) or "posting"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "section_copy" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "section_copy"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "section_copy"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "section_copy" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "window_copy" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window_copy"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "window_copy"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window_copy" AS PERMISSIVE FOR SELECT TO public USING (true);