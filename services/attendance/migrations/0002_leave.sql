CREATE TABLE "away_sign" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"choice" text,
	"destination" text,
	"other_window" text,
	"told" boolean NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"planned_back" timestamp without time zone NOT NULL,
	"returned_at" timestamp without time zone,
	"state" text NOT NULL,
	"overdue" boolean NOT NULL,
	"cover" uuid,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "away_sign" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "balance_line" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "balance_line_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"account" text NOT NULL,
	"bucket" text NOT NULL,
	"kind" text NOT NULL,
	"half_days" integer NOT NULL,
	"valid_until" date,
	"on_day" date NOT NULL,
	"source" text NOT NULL,
	"about" text
);
--> statement-breakpoint
ALTER TABLE "balance_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "call_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"at" timestamp without time zone NOT NULL,
	"text" text NOT NULL,
	"taken_by" text NOT NULL,
	"sick_until" timestamp without time zone,
	"cover_due" timestamp without time zone
);
--> statement-breakpoint
ALTER TABLE "call_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cover" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"holder" text NOT NULL,
	"holder_name" text NOT NULL,
	"person" text,
	"name" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"state" text NOT NULL,
	"filed_at" timestamp without time zone,
	"arrived_at" timestamp without time zone,
	"leave" uuid,
	"away" uuid,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cover" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "duty_turn" (
	"center" text NOT NULL,
	"date" date NOT NULL,
	"person" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "duty_turn_center_date_pk" PRIMARY KEY("center","date")
);
--> statement-breakpoint
ALTER TABLE "duty_turn" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "leave" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"days" double precision NOT NULL,
	"hours" double precision NOT NULL,
	"state" text NOT NULL,
	"next" jsonb,
	"next_roles" text[] NOT NULL,
	"waiting_since" timestamp with time zone,
	"late" boolean NOT NULL,
	"marks" jsonb NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"overdue_since" timestamp without time zone,
	"back_on" date,
	"parent" uuid,
	"starts_due" timestamp without time zone,
	"look_at" timestamp without time zone,
	"remind_at" timestamp without time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "leave" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "leave_detail" (
	"leave" uuid PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"reason" text NOT NULL,
	"late_reason" text,
	"handover" text
);
--> statement-breakpoint
ALTER TABLE "leave_detail" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "leave_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"leave" uuid NOT NULL,
	"person" text NOT NULL,
	"document" text NOT NULL,
	"filename" text NOT NULL,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "leave_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "noon_part" (
	"window" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"takes_part" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "noon_part" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "noon_turn" (
	"center" text NOT NULL,
	"window" text NOT NULL,
	"date" date NOT NULL,
	"person" text NOT NULL,
	"registered" uuid,
	CONSTRAINT "noon_turn_window_date_person_pk" PRIMARY KEY("window","date","person")
);
--> statement-breakpoint
ALTER TABLE "noon_turn" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "overtime" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"occasion" text NOT NULL,
	"people" jsonb NOT NULL,
	"duty" jsonb NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_reason" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "overtime" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post_finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"clause" text NOT NULL,
	"minutes" integer,
	"at" timestamp without time zone NOT NULL,
	"about" text,
	"state" text NOT NULL,
	"excused_by" text,
	"excuse" text
);
--> statement-breakpoint
ALTER TABLE "post_finding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rest_day" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"worked_on" date NOT NULL,
	"starts_at" timestamp without time zone NOT NULL,
	"ends_at" timestamp without time zone NOT NULL,
	"half_days" integer NOT NULL,
	"arranged_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rest_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_holder" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"role" text NOT NULL,
	"center" text,
	"department" text,
	"window" text,
	"starts_on" date NOT NULL,
	"ends_on" date
);
--> statement-breakpoint
ALTER TABLE "role_holder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seat" (
	"center" text NOT NULL,
	"window" text NOT NULL,
	"post" text NOT NULL,
	"capacity" text NOT NULL,
	"person" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "seat_post_capacity_starts_on_pk" PRIMARY KEY("post","capacity","starts_on")
);
--> statement-breakpoint
ALTER TABLE "seat" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_start" (
	"person" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"since" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "service_start" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window_opening" (
	"center" text NOT NULL,
	"window" text NOT NULL,
	"date" date NOT NULL,
	CONSTRAINT "window_opening_window_date_pk" PRIMARY KEY("window","date")
);
--> statement-breakpoint
ALTER TABLE "window_opening" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "issued_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text,
	"window" text,
	"person" text,
	"subject" text NOT NULL,
	"form" text NOT NULL,
	"title" jsonb NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"number" text NOT NULL,
	"language" text NOT NULL,
	"source" text NOT NULL,
	"html" text NOT NULL,
	"sha256" text NOT NULL,
	"issued_by" text NOT NULL,
	"issued_by_name" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "issued_document_number" UNIQUE("center","series","year","serial")
);
--> statement-breakpoint
ALTER TABLE "issued_document" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "issued_number" (
	"center" text NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "issued_number_center_series_year_pk" PRIMARY KEY("center","series","year")
);
--> statement-breakpoint
ALTER TABLE "issued_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "absence" ADD COLUMN "leave" uuid;--> statement-breakpoint
ALTER TABLE "absence" ADD COLUMN "leave_kind" text;--> statement-breakpoint
CREATE INDEX "away_sign_center" ON "away_sign" USING btree ("center","starts_at");--> statement-breakpoint
CREATE INDEX "away_sign_person" ON "away_sign" USING btree ("person","starts_at");--> statement-breakpoint
CREATE INDEX "away_sign_out" ON "away_sign" USING btree ("planned_back") WHERE state = 'out' and not overdue;--> statement-breakpoint
CREATE UNIQUE INDEX "away_sign_one" ON "away_sign" USING btree ("person") WHERE state = 'out';--> statement-breakpoint
CREATE INDEX "balance_line_person" ON "balance_line" USING btree ("person","account");--> statement-breakpoint
CREATE INDEX "balance_line_center" ON "balance_line" USING btree ("center","person");--> statement-breakpoint
CREATE UNIQUE INDEX "balance_line_once" ON "balance_line" USING btree ("person","account","bucket","kind","on_day") WHERE kind in ('entitled', 'earned', 'expired');--> statement-breakpoint
CREATE INDEX "balance_line_ends" ON "balance_line" USING btree ("valid_until") WHERE valid_until is not null;--> statement-breakpoint
CREATE INDEX "call_note_center" ON "call_note" USING btree ("center","at");--> statement-breakpoint
CREATE INDEX "call_note_due" ON "call_note" USING btree ("cover_due") WHERE cover_due is not null;--> statement-breakpoint
CREATE INDEX "cover_center" ON "cover" USING btree ("center","starts_at");--> statement-breakpoint
CREATE INDEX "cover_person" ON "cover" USING btree ("person","ends_at");--> statement-breakpoint
CREATE INDEX "cover_leave" ON "cover" USING btree ("leave");--> statement-breakpoint
CREATE INDEX "cover_window" ON "cover" USING btree ("window","ends_at");--> statement-breakpoint
ALTER TABLE "cover" ADD CONSTRAINT "cover_once" EXCLUDE USING gist (int8range(hashtextextended(person, 0), hashtextextended(person, 0), '[]') WITH &&, tsrange(starts_at, ends_at) WITH &&) WHERE (person is not null and state in ('asked', 'accepted'));--> statement-breakpoint
CREATE INDEX "leave_person" ON "leave" USING btree ("person","ends_at");--> statement-breakpoint
CREATE INDEX "leave_center" ON "leave" USING btree ("center","starts_at");--> statement-breakpoint
CREATE INDEX "leave_window" ON "leave" USING btree ("window","starts_at");--> statement-breakpoint
CREATE INDEX "leave_waiting" ON "leave" USING btree ("center","waiting_since") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "leave_look" ON "leave" USING btree ("look_at") WHERE look_at is not null;--> statement-breakpoint
CREATE INDEX "leave_overdue" ON "leave" USING btree ("person") WHERE state = 'approved' and overdue_since is not null;--> statement-breakpoint
CREATE INDEX "leave_starts" ON "leave" USING btree ("starts_due") WHERE starts_due is not null;--> statement-breakpoint
CREATE INDEX "leave_remind" ON "leave" USING btree ("remind_at") WHERE remind_at is not null;--> statement-breakpoint
CREATE INDEX "leave_file_leave" ON "leave_file" USING btree ("leave");--> statement-breakpoint
CREATE INDEX "noon_turn_person" ON "noon_turn" USING btree ("person","date");--> statement-breakpoint
CREATE INDEX "overtime_center" ON "overtime" USING btree ("center","starts_at");--> statement-breakpoint
CREATE INDEX "post_finding_center" ON "post_finding" USING btree ("center","at");--> statement-breakpoint
CREATE UNIQUE INDEX "post_finding_once" ON "post_finding" USING btree ("about","kind","at");--> statement-breakpoint
CREATE INDEX "rest_day_center" ON "rest_day" USING btree ("center","starts_at");--> statement-breakpoint
CREATE INDEX "rest_day_person" ON "rest_day" USING btree ("person","worked_on");--> statement-breakpoint
CREATE INDEX "role_holder_role" ON "role_holder" USING btree ("role","center");--> statement-breakpoint
CREATE INDEX "seat_window" ON "seat" USING btree ("window");--> statement-breakpoint
CREATE INDEX "window_opening_center" ON "window_opening" USING btree ("center","date");--> statement-breakpoint
CREATE INDEX "issued_document_subject" ON "issued_document" USING btree ("subject","issued_at");--> statement-breakpoint
CREATE INDEX "absence_leave" ON "absence" USING btree ("leave");--> statement-breakpoint
CREATE POLICY "reach" ON "away_sign" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "away_sign"."center" = any ((select hall_centers())::text[]) or "away_sign"."department" = any ((select hall_departments())::text[]) or "away_sign"."window" = any ((select hall_windows())::text[]) or "away_sign"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "away_sign"."center" = any ((select hall_centers())::text[]) or "away_sign"."department" = any ((select hall_departments())::text[]) or "away_sign"."window" = any ((select hall_windows())::text[]) or "away_sign"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "away_sign" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "balance_line" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "balance_line"."center" = any ((select hall_centers())::text[]) or "balance_line"."department" = any ((select hall_departments())::text[]) or "balance_line"."window" = any ((select hall_windows())::text[]) or "balance_line"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "balance_line"."center" = any ((select hall_centers())::text[]) or "balance_line"."department" = any ((select hall_departments())::text[]) or "balance_line"."window" = any ((select hall_windows())::text[]) or "balance_line"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "call_note" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "call_note"."center" = any ((select hall_centers())::text[]) or "call_note"."department" = any ((select hall_departments())::text[]) or "call_note"."window" = any ((select hall_windows())::text[]) or "call_note"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "call_note"."center" = any ((select hall_centers())::text[]) or "call_note"."department" = any ((select hall_departments())::text[]) or "call_note"."window" = any ((select hall_windows())::text[]) or "call_note"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "cover" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "cover"."center" = any ((select hall_centers())::text[]) or "cover"."department" = any ((select hall_departments())::text[]) or "cover"."window" = any ((select hall_windows())::text[]) or "cover"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "cover"."center" = any ((select hall_centers())::text[]) or "cover"."department" = any ((select hall_departments())::text[]) or "cover"."window" = any ((select hall_windows())::text[]) or "cover"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "duty_turn" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "duty_turn"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "duty_turn"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "duty_turn" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "leave" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "leave"."center" = any ((select hall_centers())::text[]) or "leave"."department" = any ((select hall_departments())::text[]) or "leave"."window" = any ((select hall_windows())::text[]) or "leave"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "leave"."center" = any ((select hall_centers())::text[]) or "leave"."department" = any ((select hall_departments())::text[]) or "leave"."window" = any ((select hall_windows())::text[]) or "leave"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "of_person" ON "leave_detail" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "leave_detail"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "leave_detail"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_read" ON "leave_file" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "leave_file"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "leave_file" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "leave_file"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "noon_part" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "noon_part"."center" = any ((select hall_centers())::text[]) or "noon_part"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "noon_part"."center" = any ((select hall_centers())::text[]) or "noon_part"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "noon_part" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "noon_turn" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "noon_turn"."center" = any ((select hall_centers())::text[]) or "noon_turn"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "noon_turn"."center" = any ((select hall_centers())::text[]) or "noon_turn"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "noon_turn" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach" ON "overtime" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "overtime"."center" = any ((select hall_centers())::text[]) or "overtime"."department" = any ((select hall_departments())::text[]) or "overtime"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "overtime"."center" = any ((select hall_centers())::text[]) or "overtime"."department" = any ((select hall_departments())::text[]) or "overtime"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "post_finding" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "post_finding"."center" = any ((select hall_centers())::text[]) or "post_finding"."department" = any ((select hall_departments())::text[]) or "post_finding"."window" = any ((select hall_windows())::text[]) or "post_finding"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "post_finding"."center" = any ((select hall_centers())::text[]) or "post_finding"."department" = any ((select hall_departments())::text[]) or "post_finding"."window" = any ((select hall_windows())::text[]) or "post_finding"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "rest_day" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "rest_day"."center" = any ((select hall_centers())::text[]) or "rest_day"."department" = any ((select hall_departments())::text[]) or "rest_day"."window" = any ((select hall_windows())::text[]) or "rest_day"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "rest_day"."center" = any ((select hall_centers())::text[]) or "rest_day"."department" = any ((select hall_departments())::text[]) or "rest_day"."window" = any ((select hall_windows())::text[]) or "rest_day"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "system" ON "role_holder" AS PERMISSIVE FOR ALL TO public USING ((select hall_all())) WITH CHECK ((select hall_all()));--> statement-breakpoint
CREATE POLICY "reach" ON "seat" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "seat"."center" = any ((select hall_centers())::text[]) or "seat"."window" = any ((select hall_windows())::text[]) or "seat"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "seat"."center" = any ((select hall_centers())::text[]) or "seat"."window" = any ((select hall_windows())::text[]) or "seat"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "service_start" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "service_start"."center" = any ((select hall_centers())::text[]) or "service_start"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "service_start"."center" = any ((select hall_centers())::text[]) or "service_start"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "window_opening" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window_opening"."center" = any ((select hall_centers())::text[]) or "window_opening"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "window_opening"."center" = any ((select hall_centers())::text[]) or "window_opening"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "public_read" ON "window_opening" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "reach_read" ON "issued_document" AS PERMISSIVE FOR SELECT TO public USING ((select hall_all()) or "issued_document"."center" = any ((select hall_centers())::text[]) or "issued_document"."department" = any ((select hall_departments())::text[]) or "issued_document"."window" = any ((select hall_windows())::text[]) or "issued_document"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach_append" ON "issued_document" AS PERMISSIVE FOR INSERT TO public WITH CHECK ((select hall_all()) or "issued_document"."center" = any ((select hall_centers())::text[]) or "issued_document"."department" = any ((select hall_departments())::text[]) or "issued_document"."window" = any ((select hall_windows())::text[]) or "issued_document"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "issued_number" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "issued_number"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "issued_number"."center" = any ((select hall_centers())::text[]));