CREATE TABLE "branch_window" (
	"window" text PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"registered_on" date NOT NULL,
	"sign_confirmed_on" date,
	"confirmed_by" text
);
--> statement-breakpoint
ALTER TABLE "branch_window" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "content_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"subject" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"due_on" date NOT NULL,
	"clause" text NOT NULL,
	"provided_at" timestamp with time zone,
	"provided_by" text,
	"content" text,
	"accurate" boolean,
	"error" text,
	"error_at" timestamp with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "content_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "holiday_service" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"applicant" text NOT NULL,
	"phone" text,
	"need" text NOT NULL,
	"kind" text NOT NULL,
	"place" text,
	"day" date NOT NULL,
	"starts" text NOT NULL,
	"ends" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"document" text,
	"reason" text,
	"people" text[] DEFAULT '{}' NOT NULL,
	"given_from" text,
	"given_to" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "holiday_service" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "intern" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"center" text NOT NULL,
	"mentor" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "intern" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "intern_exemption" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"center" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "intern_exemption" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "overtime_claim" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"service" uuid NOT NULL,
	"person" text NOT NULL,
	"minutes" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "overtime_claim" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stepped_out" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"phone" text,
	"contact" uuid,
	"left_at" timestamp with time zone NOT NULL,
	"most_minutes" integer,
	"back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "stepped_out" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"session" text NOT NULL,
	"state" text NOT NULL,
	"matter" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"waits_from" timestamp with time zone NOT NULL,
	"offered_to" text[] DEFAULT '{}' NOT NULL,
	"served_by" text,
	"served_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"phoned_at" timestamp with time zone,
	"returned_at" timestamp with time zone,
	"contact" uuid,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ticket" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ticket_counter" (
	"center" text NOT NULL,
	"day" date NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "ticket_counter_center_day_pk" PRIMARY KEY("center","day")
);
--> statement-breakpoint
ALTER TABLE "ticket_counter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "window_closing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center" text NOT NULL,
	"department" text NOT NULL,
	"window" text NOT NULL,
	"day" date NOT NULL,
	"session" text NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"closed_by" text NOT NULL,
	"extended_minutes" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "window_closing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "acceptance_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "negation" ADD COLUMN "copies" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "negation" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "held" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "led_by" text;--> statement-breakpoint
CREATE INDEX "branch_window_center" ON "branch_window" USING btree ("center");--> statement-breakpoint
CREATE INDEX "content_request_center" ON "content_request" USING btree ("center","asked_at");--> statement-breakpoint
CREATE INDEX "content_request_open" ON "content_request" USING btree ("window","due_on") WHERE provided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "holiday_service_number" ON "holiday_service" USING btree ("center","number");--> statement-breakpoint
CREATE INDEX "holiday_service_center" ON "holiday_service" USING btree ("center","day");--> statement-breakpoint
CREATE INDEX "intern_person" ON "intern" USING btree ("person");--> statement-breakpoint
CREATE INDEX "intern_exemption_person" ON "intern_exemption" USING btree ("person");--> statement-breakpoint
CREATE UNIQUE INDEX "overtime_claim_once" ON "overtime_claim" USING btree ("service","person");--> statement-breakpoint
CREATE UNIQUE INDEX "stepped_out_now" ON "stepped_out" USING btree ("person") WHERE back_at is null;--> statement-breakpoint
CREATE INDEX "stepped_out_window" ON "stepped_out" USING btree ("window","left_at");--> statement-breakpoint
CREATE INDEX "stepped_out_contact" ON "stepped_out" USING btree ("contact");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_number" ON "ticket" USING btree ("center","day","number");--> statement-breakpoint
CREATE INDEX "ticket_window" ON "ticket" USING btree ("window","day","waits_from");--> statement-breakpoint
CREATE UNIQUE INDEX "window_closing_session" ON "window_closing" USING btree ("window","day","session");--> statement-breakpoint
CREATE INDEX "window_closing_center" ON "window_closing" USING btree ("center","day");--> statement-breakpoint
CREATE POLICY "reach" ON "branch_window" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "branch_window"."center" = any ((select hall_centers())::text[]) or "branch_window"."department" = any ((select hall_departments())::text[])) WITH CHECK ((select hall_all()) or "branch_window"."center" = any ((select hall_centers())::text[]) or "branch_window"."department" = any ((select hall_departments())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "content_request" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "content_request"."center" = any ((select hall_centers())::text[]) or "content_request"."department" = any ((select hall_departments())::text[]) or "content_request"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "content_request"."center" = any ((select hall_centers())::text[]) or "content_request"."department" = any ((select hall_departments())::text[]) or "content_request"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "holiday_service" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "holiday_service"."center" = any ((select hall_centers())::text[]) or "holiday_service"."department" = any ((select hall_departments())::text[]) or "holiday_service"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "holiday_service"."center" = any ((select hall_centers())::text[]) or "holiday_service"."department" = any ((select hall_departments())::text[]) or "holiday_service"."window" = any ((select hall_windows())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "intern" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "intern"."center" = any ((select hall_centers())::text[]) or "intern"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "intern"."center" = any ((select hall_centers())::text[]) or "intern"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "intern_exemption" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "intern_exemption"."center" = any ((select hall_centers())::text[]) or "intern_exemption"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "intern_exemption"."center" = any ((select hall_centers())::text[]) or "intern_exemption"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "overtime_claim" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "overtime_claim"."center" = any ((select hall_centers())::text[]) or "overtime_claim"."department" = any ((select hall_departments())::text[]) or "overtime_claim"."window" = any ((select hall_windows())::text[]) or "overtime_claim"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "overtime_claim"."center" = any ((select hall_centers())::text[]) or "overtime_claim"."department" = any ((select hall_departments())::text[]) or "overtime_claim"."window" = any ((select hall_windows())::text[]) or "overtime_claim"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "stepped_out" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "stepped_out"."center" = any ((select hall_centers())::text[]) or "stepped_out"."department" = any ((select hall_departments())::text[]) or "stepped_out"."window" = any ((select hall_windows())::text[]) or "stepped_out"."person" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "stepped_out"."center" = any ((select hall_centers())::text[]) or "stepped_out"."department" = any ((select hall_departments())::text[]) or "stepped_out"."window" = any ((select hall_windows())::text[]) or "stepped_out"."person" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "ticket" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "ticket"."center" = any ((select hall_centers())::text[]) or "ticket"."department" = any ((select hall_departments())::text[]) or "ticket"."window" = any ((select hall_windows())::text[]) or "ticket"."served_by" = any ((select hall_persons())::text[])) WITH CHECK ((select hall_all()) or "ticket"."center" = any ((select hall_centers())::text[]) or "ticket"."department" = any ((select hall_departments())::text[]) or "ticket"."window" = any ((select hall_windows())::text[]) or "ticket"."served_by" = any ((select hall_persons())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "ticket_counter" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "ticket_counter"."center" = any ((select hall_centers())::text[])) WITH CHECK ((select hall_all()) or "ticket_counter"."center" = any ((select hall_centers())::text[]));--> statement-breakpoint
CREATE POLICY "reach" ON "window_closing" AS PERMISSIVE FOR ALL TO public USING ((select hall_all()) or "window_closing"."center" = any ((select hall_centers())::text[]) or "window_closing"."department" = any ((select hall_departments())::text[]) or "window_closing"."window" = any ((select hall_windows())::text[])) WITH CHECK ((select hall_all()) or "window_closing"."center" = any ((select hall_centers())::text[]) or "window_closing"."department" = any ((select hall_departments())::text[]) or "window_closing"."window" = any ((select hall_windows())::text[]));